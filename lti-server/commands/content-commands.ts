import type { Command } from 'commander';
import { fileURLToPath } from 'node:url';
import { checkContent, type ContentReport } from '../../authoring/check-content.ts';
import type { Content } from '../../authoring/content.ts';
import { readContent } from '../../authoring/read-content.ts';
import { CommandRefused } from './command-refused.ts';
import { printJson } from './print.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const shippedFolder = fileURLToPath(new URL('../../shared/content', import.meta.url));

/** `tend content …`: what the modules and prompts say, against the writing rules. */
export function addContentCommands(tend: Command): void {
  const content = tend.command('content').description('modules and prompts');
  content
    .command('check [files...]')
    .description('check files, or all that is shipped, against the writing rules')
    .option('--json', 'print JSON')
    .action((files: string[], { json = false }: { json?: boolean }) => check(files, json));
}

/** @throws CommandRefused when there is a problem; each has been printed. */
function check(files: readonly string[], json: boolean): void {
  const shipped = readContent(shippedFolder, root);
  const report =
    files.length === 0
      ? checkContent(shipped, { isWhole: true })
      : checkContent(together(files.map((file) => readContent(file))), {
          sources: shipped.sources.map(({ value }) => value),
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
