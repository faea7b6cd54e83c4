import { readFileSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import { maxPackBytes } from '#shared/schemas/pack.ts';
import { findProblems, reportOn, type ContentReport } from './check-content.ts';
import { joinContent, type Content, type Problem } from './content.ts';
import { checkPack } from './packs/check-pack.ts';
import type { RefusedPack } from './packs/pack-refusal.ts';
import { readPack, type ReadPack } from './packs/read-pack.ts';
import { takenIds } from './packs/taken-ids.ts';
import { readContent } from './read-content.ts';

/**
 * Checks what an author works on, files and folders, beside what is `shipped`: content files by the rules for one file,
 * and an organisation's pack by the rules for packs, as it would be taken in.
 */
export function checkFiles(paths: readonly string[], shipped: Content): ContentReport {
  const library = shipped.nudges.map(({ value }) => value);
  const modules = shipped.modules.map(({ value }) => value);
  const sources = shipped.sources.map(({ value }) => value);
  const taken = takenIds([{ name: 'Tend', nudges: library, modules, sources }]);
  const beside = { sources, library };
  const authored: Content[] = [];
  const packed: Content[] = [];
  const problems: Problem[] = [];
  for (const path of paths) {
    const pack = readAsPack(path);
    if (pack === null) {
      authored.push(readContent(path));
    } else if (pack.kind === 'refused') {
      problems.push(...pack.problems);
    } else {
      packed.push(pack.content);
      const checked = checkPack(pack, taken, (content) => findProblems(content, { ...beside, isPack: true }));
      if (checked.kind === 'refused') problems.push(...checked.problems);
    }
  }
  problems.push(...findProblems(joinContent(authored), beside));
  return reportOn(joinContent([...authored, ...packed]), problems);
}

/** A pack, or null for what is none: a folder, a content file, or what is no text at all. */
function readAsPack(path: string): ReadPack | RefusedPack | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile() || stats.size > maxPackBytes) return null;
  const pack = readPack(relative(process.cwd(), path) || path, readFileSync(path));
  // The reader of content files tells faults of the YAML itself, and knows more of them.
  const isPack = pack.kind === 'read' || pack.reason === 'other-format' || pack.problems[0]?.rule === 'schema';
  return isPack ? pack : null;
}
