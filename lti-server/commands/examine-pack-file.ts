import { readFileSync, statSync } from 'node:fs';
import { maxPackBytes, type Pack } from '#shared/schemas/pack.ts';
import { examinePack, PackRefused } from '../packs/examine-pack.ts';
import { CommandRefused } from './command-refused.ts';

/**
 * Reads a pack and applies every rule to it, beside the packs that are `stored`.
 * @throws CommandRefused with file, line, rule and remedy of all that is wrong.
 */
export async function examinePackFile(
  file: string,
  stored: readonly Pack[] = [],
): Promise<{ pack: Pack; bytes: Uint8Array }> {
  const bytes = readBytes(file);
  try {
    return { pack: await examinePack(file, bytes, stored), bytes };
  } catch (error) {
    if (!(error instanceof PackRefused)) throw error;
    const { lines } = error;
    const count = lines.length === 1 ? '1 problem' : `${lines.length} problems`;
    throw new CommandRefused([...lines, `${count}. The pack was not taken in; what was there stays.`].join('\n'));
  }
}

function readBytes(file: string): Uint8Array {
  try {
    // Of what is far too long, only as much is read as shows that it is.
    const { size } = statSync(file);
    if (size > maxPackBytes) return new Uint8Array(maxPackBytes + 1);
    return readFileSync(file);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new CommandRefused(`${file} cannot be read (${code ?? message}): check the path and its permissions.`, {
      cause,
    });
  }
}
