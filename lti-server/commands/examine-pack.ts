import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { maxPackBytes, type Pack } from '#shared/schemas/pack.ts';
import { CommandRefused } from './command-refused.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const shippedFolder = fileURLToPath(new URL('../../shared/content', import.meta.url));

/**
 * Reads a pack and applies every rule to it, beside what is shipped and the packs that are `stored` (its own older
 * version among them keeps nothing from it).
 * @throws CommandRefused with file, line, rule and remedy of all that is wrong.
 */
export async function examinePack(
  file: string,
  stored: readonly Pack[] = [],
): Promise<{ pack: Pack; bytes: Uint8Array }> {
  // Here and not at the top: the rules bring a language model along, which no other command should wait for.
  const { findProblems } = await import('../../authoring/check-content.ts');
  const { readContent } = await import('../../authoring/read-content.ts');
  const { checkPack } = await import('../../authoring/packs/check-pack.ts');
  const { readPack } = await import('../../authoring/packs/read-pack.ts');
  const { takenIds } = await import('../../authoring/packs/taken-ids.ts');

  const bytes = readBytes(file);
  const read = readPack(file, bytes);
  const shipped = readContent(shippedFolder, root);
  const nudges = shipped.nudges.map(({ value }) => value);
  const modules = shipped.modules.map(({ value }) => value);
  const sources = shipped.sources.map(({ value }) => value);
  const checked =
    read.kind === 'refused'
      ? read
      : checkPack(
          read,
          takenIds([{ name: 'Tend', nudges, modules, sources }, ...stored.filter(({ id }) => id !== read.pack.id)]),
          (content) => findProblems(content, { sources, library: nudges, isPack: true }),
        );
  if (checked.kind === 'sound') return { pack: checked.pack, bytes };
  const lines = checked.problems.map(({ line, rule, message }) => `${file}:${line} ${rule} ${message}`);
  const count = lines.length === 1 ? '1 problem' : `${lines.length} problems`;
  throw new CommandRefused([...lines, `${count}. The pack was not taken in; what was there stays.`].join('\n'));
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
