import { join } from 'node:path';
import { checkContent, type ContentReport } from './check-content.ts';
import { readContent } from './read-content.ts';
import { writeIfChanged } from './write-if-changed.ts';

/**
 * Compiles the shipped content into `nudges.json`, `modules.json`, `paths.json` and `sources.json`, which the server
 * and the extension read: arrays in the order of ids, paths in the order in which they are to be met. Writes nothing when there is a problem, and no file that would not change.
 */
export function compileContent(root: string, outFolder: string): ContentReport & { written: string[] } {
  const content = readContent(join(root, 'shared/content'), root);
  const report = checkContent(content, { isWhole: true });
  const written: string[] = [];
  if (report.problems.length === 0) {
    const { nudges, modules, paths, sources } = content;
    for (const [name, items] of Object.entries({ nudges, modules, paths, sources })) {
      const file = join(outFolder, `${name}.json`);
      const values = items.map(({ value }) => value);
      const ordered = name === 'paths' ? values : values.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      if (writeIfChanged(file, `${JSON.stringify(ordered)}\n`)) written.push(file);
    }
  }
  return { ...report, written };
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..');
  const { problems, nudges, modules, written } = compileContent(root, join(root, 'dist/content'));
  for (const { file, line, rule, message } of problems) console.error(`${file}:${line} ${rule} ${message}`);
  if (problems.length > 0) process.exitCode = 1;
  else console.log(`content: ${nudges} prompts, ${modules} modules${written.length > 0 ? '' : ' (unchanged)'}`);
}
