import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError } from './configuration-error.ts';

const expected = 'one or more secrets of at least 32 characters, newest first, separated by commas';

interface SecretSources {
  /** `TEND_SECRET`, split at its commas. */
  given: readonly string[];
  /** `TEND_SECRET_FILE`. */
  file: string | null;
  /** Where a secret may be generated; null when the database is not the embedded one. */
  dataFolder: string | null;
}

/**
 * The encryption secrets, newest first: from the environment, from a named file, or generated once into the data
 * folder. Several instances on one PostgreSQL must share a secret, so none is ever generated for them.
 * @throws ConfigurationError
 */
export function readSecrets({ given, file, dataFolder }: SecretSources): string[] {
  if (given.length > 0) return checked('TEND_SECRET', given);
  if (file) return checked('TEND_SECRET_FILE', split(readNamed(file)));
  if (dataFolder === null) throw new ConfigurationError('TEND_SECRET', undefined, `${expected}, with DATABASE_URL`);
  try {
    return checked('TEND_SECRET_FILE', split(readOrGenerate(dataFolder)));
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    throw new ConfigurationError('TEND_DATA', dataFolder, `a folder that can be written (${(error as Error).message})`);
  }
}

function checked(variable: string, secrets: readonly string[]): string[] {
  if (secrets.length === 0 || secrets.some((secret) => secret.length < 32)) {
    throw new ConfigurationError(variable, secrets.length === 0 ? undefined : 'not shown here', expected);
  }
  return [...secrets];
}

function split(text: string): string[] {
  return text
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
}

function readNamed(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigurationError('TEND_SECRET_FILE', file, `a file that can be read (${(error as Error).message})`);
  }
}

function readOrGenerate(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const file = join(folder, 'secret');
  try {
    // `wx`: of two processes that start at once, one writes and the other reads what it wrote.
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8');
}
