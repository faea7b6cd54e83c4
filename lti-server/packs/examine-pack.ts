import { fileURLToPath } from 'node:url';
import type { Pack } from '#shared/schemas/pack.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const shippedFolder = fileURLToPath(new URL('../../shared/content', import.meta.url));

/** A pack that breaks a rule; each line names file, line, rule and remedy. */
export class PackRefused extends Error {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/**
 * Applies every rule to the bytes of a pack, beside what is shipped and the packs that are `stored` (its own older
 * version among them keeps nothing from it). `file` is the name that problems carry.
 * @throws PackRefused
 */
export async function examinePack(file: string, bytes: Uint8Array, stored: readonly Pack[] = []): Promise<Pack> {
  // Here and not at the top: the rules bring a language model along, which nothing else should wait for.
  const { findProblems } = await import('../../authoring/check-content.ts');
  const { readContent } = await import('../../authoring/read-content.ts');
  const { checkPack } = await import('../../authoring/packs/check-pack.ts');
  const { readPack } = await import('../../authoring/packs/read-pack.ts');
  const { takenIds } = await import('../../authoring/packs/taken-ids.ts');

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
  if (checked.kind === 'sound') return checked.pack;
  throw new PackRefused(checked.problems.map(({ line, rule, message }) => `${file}:${line} ${rule} ${message}`));
}
