import type { Command } from 'commander';
import { checkServer } from '../operations/check-server.ts';
import { printFindings } from './print-findings.ts';
import { withTool } from './with-tool.ts';

/** `tend doctor`: everything that the server needs, and every platform, looked at once. */
export function addDoctorCommand(tend: Command): void {
  tend
    .command('doctor')
    .description('look at configuration, database, secret and every registered platform; code 1 when something fails')
    .option('--json', 'print JSON')
    .action(({ json = false }: { json?: boolean }) =>
      withTool(async (tool) => printFindings(await checkServer(tool), json), { isAsFound: true }),
    );
}
