import type { Command } from 'commander';
import { applyRetention, type RetentionCounts } from '../operations/apply-retention.ts';
import { printJson } from './print.ts';
import { recordCommand } from './record-command.ts';
import { withTool } from './with-tool.ts';

/** `tend retention …`: what has been kept long enough. The server does the same by itself, four times a day. */
export function addRetentionCommands(tend: Command): void {
  const retention = tend.command('retention').description('remove what has been kept long enough');
  const named = (name: 'show' | 'run', description: string) =>
    retention
      .command(name)
      .description(description)
      .option('--json', 'print JSON')
      .action(({ json }: { json?: boolean }) =>
        withTool(async (tool) => {
          const counts = await applyRetention(tool, { isTrial: name === 'show' });
          if (name === 'run') await recordCommand(tool, { action: 'retention-run', count: counts.people });
          const { retentionMonths } = tool.configuration;
          if (json) return printJson({ months: retentionMonths, ...counts });
          if (retentionMonths === null)
            console.log('TEND_RETENTION_MONTHS is not set: people are kept until they are erased.');
          console.log(`${name === 'show' ? 'To be removed' : 'Removed'}: ${describe(counts)}.`);
        }),
      );
  named('show', 'count what "run" would remove, and remove nothing');
  named('run', 'remove it now');
}

function describe({ people, anonymousAttempts, arrivedScores, retiredKeys }: RetentionCounts): string {
  return [
    `${people} people not seen`,
    `${anonymousAttempts} attempts of anonymous visitors`,
    `${arrivedScores} scores that arrived long ago`,
    `${retiredKeys} retired keys`,
  ].join(', ');
}
