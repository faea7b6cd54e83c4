import type { Command } from 'commander';
import { pipeline } from 'node:stream/promises';
import { streamProgramme } from '../admin/programme-csv.ts';
import { readProgramme, type ProgrammeRow } from '../admin/programme-report.ts';
import { gatherTotals, type ModuleTotal } from '../admin/programme-totals.ts';
import { showRegistration } from '../platform/registrations.ts';
import type { Tool } from '../tool.ts';
import { CommandRefused } from './command-refused.ts';
import { printJson, printTable, showTime } from './print.ts';
import { withTool } from './with-tool.ts';

interface ReportOptions {
  registration: string;
  csv?: boolean;
  totals?: boolean;
  json?: boolean;
}

/** `tend report`: completion across the courses of a registration, in numbers. */
export function addReportCommand(tend: Command): void {
  tend
    .command('report')
    .description('how many learners started and finished each module, course by course')
    .requiredOption('--registration <id>', 'the platform')
    .option('--csv', 'print CSV: course by course, and all courses at the end')
    .option('--totals', 'module by module over all courses; somebody in two courses counts once')
    .option('--json', 'print JSON')
    .action((options: ReportOptions) => withTool((tool) => report(tool, options)));
}

async function report(
  tool: Tool,
  { registration, csv = false, totals = false, json = false }: ReportOptions,
): Promise<void> {
  if (!(await showRegistration(tool.db, registration))) {
    throw new CommandRefused(`There is no registration ${registration}; see "tend registration list".`);
  }
  if (csv) return pipeline(streamProgramme(tool, registration, 'en'), process.stdout, { end: false });
  const rows: ProgrammeRow[] = [];
  const gathered = gatherTotals(tool, registration, 'en');
  for await (const row of readProgramme(tool, registration, 'en')) {
    gathered.take(row);
    rows.push(row);
  }
  const modules = await gathered.finish();
  if (json) return printJson(totals ? modules : rows);
  if (totals) return printTotals(modules);
  printTable(
    rows.map(({ contextTitle, contextId, moduleTitle, learners, started, done, lastDoneAt }) => ({
      course: contextTitle ?? contextId ?? 'outside of a course',
      module: moduleTitle,
      learners,
      started,
      done,
      lastDone: showTime(lastDoneAt),
    })),
    'No course of this platform has a module yet.',
  );
}

function printTotals(modules: readonly ModuleTotal[]): void {
  printTable(
    modules.map(({ moduleTitle, courses, started, done, lastDoneAt }) => ({
      module: moduleTitle,
      courses,
      started,
      done,
      lastDone: showTime(lastDoneAt),
    })),
    'No course of this platform has a module yet.',
  );
}
