import type { Command } from 'commander';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ContentReport } from '../../authoring/check-content.ts';
import { CommandRefused } from './command-refused.ts';
import { printJson, printTable } from './print.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const shippedFolder = fileURLToPath(new URL('../../shared/content', import.meta.url));

/** `tend content check`: what modules and prompts say, against the writing rules. */
export function addContentCheckCommand(content: Command): void {
  content
    .command('check [paths...]')
    .description('check files, folders or packs, or all that is shipped, against the writing rules')
    .option('--json', 'print JSON')
    .action((paths: string[], { json = false }: { json?: boolean }) => check(paths, json));
}

/** @throws CommandRefused when there is a problem; each has been printed. */
async function check(paths: readonly string[], json: boolean): Promise<void> {
  // Here and not at the top: the rules bring a language model along, which no other command should wait for.
  const { checkContent } = await import('../../authoring/check-content.ts');
  const { checkFiles } = await import('../../authoring/check-files.ts');
  const { readContent } = await import('../../authoring/read-content.ts');
  const shipped = readContent(shippedFolder, root);
  const report = paths.length === 0 ? checkContent(shipped, { isWhole: true }) : checkFiles(paths, shipped);
  if (json) printJson(report);
  else printReport(report, paths.length === 0 || paths.some(isFolder));
  const { length } = report.problems;
  if (length > 0) throw new CommandRefused(`${length} ${length === 1 ? 'problem' : 'problems'}.`);
}

/** Problems first; the tables of what is covered only where many files are looked at. */
function printReport({ nudges, modules, cells, coverage, problems }: ContentReport, withCoverage: boolean): void {
  for (const { file, line, rule, message } of problems) console.log(`${file}:${line} ${rule} ${message}`);
  if (withCoverage) {
    if (problems.length > 0) console.log();
    // A gap is easier seen as a dash than as a nought.
    const show = (counts: Record<string, number>): Record<string, number | string> =>
      Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, count === 0 ? '–' : count]));
    printTable(
      coverage.matrix.map(({ behaviour, element, contexts }) => ({ behaviour, element, ...show(contexts) })),
      '',
    );
    console.log();
    printTable([{ 'challenge stage': 'prompts', ...show(coverage.stages) }], '');
    console.log();
    printTable([{ framework: 'prompts', ...show(coverage.frameworks) }], '');
    console.log();
    printTable(
      Object.entries(coverage.texts).map(([language, { total, drafts }]) => ({ language, texts: total, drafts })),
      '',
    );
    console.log();
  }
  const count = (number: number, one: string) => `${number} ${number === 1 ? one : `${one}s`}`;
  console.log(`${count(nudges, 'prompt')} in ${cells} of 96 cells, ${count(modules, 'module')}`);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
