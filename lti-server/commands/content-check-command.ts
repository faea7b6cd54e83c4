import type { Command } from 'commander';
import { fileURLToPath } from 'node:url';
import type { ContentReport } from '../../authoring/check-content.ts';
import type { Content } from '../../authoring/content.ts';
import { CommandRefused } from './command-refused.ts';
import { printJson } from './print.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const shippedFolder = fileURLToPath(new URL('../../shared/content', import.meta.url));

/** `tend content check`: what modules and prompts say, against the writing rules. */
export function addContentCheckCommand(content: Command): void {
  content
    .command('check [paths...]')
    .description('check files or folders, or all that is shipped, against the writing rules')
    .option('--json', 'print JSON')
    .action((paths: string[], { json = false }: { json?: boolean }) => check(paths, json));
}

/** @throws CommandRefused when there is a problem; each has been printed. */
async function check(paths: readonly string[], json: boolean): Promise<void> {
  // Here and not at the top: the rules bring a language model along, which no other command should wait for.
  const { checkContent } = await import('../../authoring/check-content.ts');
  const { readContent } = await import('../../authoring/read-content.ts');
  const shipped = readContent(shippedFolder, root);
  const report =
    paths.length === 0
      ? checkContent(shipped, { isWhole: true })
      : checkContent(together(paths.map((path) => readContent(path))), {
          sources: shipped.sources.map(({ value }) => value),
          library: shipped.nudges.map(({ value }) => value),
        });
  if (json) printJson(report);
  else printReport(report);
  const { length } = report.problems;
  if (length > 0) throw new CommandRefused(`${length} ${length === 1 ? 'problem' : 'problems'}.`);
}

function printReport({ nudges, modules, cells, problems }: ContentReport): void {
  for (const { file, line, rule, message } of problems) console.log(`${file}:${line} ${rule} ${message}`);
  console.log(`${nudges} prompts in ${cells} of 96 cells, ${modules} modules`);
}

function together(parts: readonly Content[]): Content {
  return {
    nudges: parts.flatMap((part) => part.nudges),
    modules: parts.flatMap((part) => part.modules),
    paths: parts.flatMap((part) => part.paths),
    sources: parts.flatMap((part) => part.sources),
    problems: parts.flatMap((part) => part.problems),
  };
}
