import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError } from './configuration-error.ts';
import { isPasswordHash } from './password-hash.ts';

const shortest = 12;
export const expectedAdminPassword = `a password of at least ${shortest} characters, or a hash that "tend console-password" printed`;

/** A password that people type, or its hash. */
export function isAdminPassword(text: string): boolean {
  return text.startsWith('scrypt:') ? isPasswordHash(text) : text.length >= shortest && text.length <= 1024;
}

/** @returns what `TEND_ADMIN_PASSWORD` says, or the file that `TEND_ADMIN_PASSWORD_FILE` names. @throws ConfigurationError */
export function readAdminPassword(given: string | null, file: string | null): string | null {
  if (given !== null || file === null) return given;
  const variable = 'TEND_ADMIN_PASSWORD_FILE';
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new ConfigurationError(variable, file, `a file that can be read (${(error as Error).message})`);
  }
  if (!isAdminPassword(text)) throw new ConfigurationError(variable, 'not shown here', expectedAdminPassword);
  return text;
}

/** Where the hash of a generated password is kept, beside the embedded database. */
const fileIn = (dataFolder: string) => join(dataFolder, 'admin-password');

/** 120 random bits. */
export function randomPassword(): string {
  return randomBytes(15).toString('base64url');
}

/** Keeps the hash of a password for the next start. */
export function keepAdminPassword(dataFolder: string, hash: string): void {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const written = `${fileIn(dataFolder)}.${process.pid}`;
  writeFileSync(written, `${hash}\n`, { mode: 0o600 });
  renameSync(written, fileIn(dataFolder));
}

/**
 * The hash that is kept for this data folder; null when no password was made yet.
 * @throws ConfigurationError when the file holds something else.
 */
export function findAdminPassword(dataFolder: string): string | null {
  let kept: string;
  try {
    kept = readFileSync(fileIn(dataFolder), 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  if (isPasswordHash(kept)) return kept;
  throw new ConfigurationError(
    'TEND_DATA',
    fileIn(dataFolder),
    'a file that "tend console-password" wrote; run it again, or remove the file',
  );
}
