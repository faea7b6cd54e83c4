import type { Command } from 'commander';
import { listScores } from '../gradebook/list-scores.ts';
import { letScoresGo } from '../gradebook/retry-scores.ts';
import { changeByCommand } from './record-command.ts';
import { printJson, printTable, showTime } from './print.ts';
import { withTool } from './with-tool.ts';

interface Filter {
  registration?: string;
  json?: boolean;
}

/** `tend outbox …`: the scores on their way to the platforms' gradebooks. */
export function addOutboxCommands(tend: Command): void {
  const outbox = tend.command('outbox').description('the scores on their way to the gradebooks');
  const filterOf = ({ registration }: Filter) => (registration === undefined ? {} : { registrationId: registration });
  outbox
    .command('list')
    .option('--registration <id>', 'of one registration only')
    .option('--json', 'print JSON')
    .action((filter: Filter) =>
      withTool(async (tool) => {
        const scores = await listScores(tool.db, filterOf(filter));
        if (filter.json) return printJson(scores);
        printTable(
          scores.map((score) => ({
            platform: score.registrationName,
            sub: score.sub,
            resourceLink: score.resourceLinkId,
            state: score.state,
            tries: score.tries,
            nextTry: showTime(score.nextTryAt),
            explanation: score.explanation,
          })),
          'The outbox is empty.',
        );
      }),
    );
  outbox
    .command('retry')
    .description('send what waits or was refused now')
    .option('--registration <id>', 'of one registration only')
    .action((filter: Filter) =>
      withTool(async (tool) => {
        const count = await changeByCommand(
          tool,
          (trx) => letScoresGo(trx, [filterOf(filter)], tool.clock()),
          (sent) => ({ action: 'scores-resent', ...filterOf(filter), count: sent }),
        );
        console.log(`${count} to be sent`);
      }),
    );
}
