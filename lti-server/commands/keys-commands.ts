import type { Command } from 'commander';
import { listToolKeys, makeKey, putKeyInUse } from '../platform/tool-keys.ts';
import { changeByCommand } from './record-command.ts';
import { printJson, printTable, showTime } from './print.ts';
import { withTool } from './with-tool.ts';

/** `tend keys …`: the key set that the tool signs with. */
export function addKeysCommands(tend: Command): void {
  const keys = tend.command('keys').description('the keys that the tool signs with');
  keys
    .command('list')
    .option('--json', 'print JSON')
    .action(({ json }: { json?: boolean }) =>
      withTool(async (tool) => {
        const found = await listToolKeys(tool);
        if (json) return printJson(found);
        printTable(
          found.map(({ kid, createdAt, retiredAt }) => ({
            kid,
            made: showTime(createdAt),
            retired: showTime(retiredAt),
          })),
          'No key yet: the first is made when the server starts.',
        );
      }),
    );
  keys
    .command('rotate')
    .description('sign with a new key from now on; the old ones stay published for 30 days')
    .action(() =>
      withTool(async (tool) => {
        const key = await makeKey(tool);
        const change = { action: 'keys-rotated', target: key.kid } as const;
        await changeByCommand(tool, (trx) => putKeyInUse(trx, key, tool.clock()), change);
        console.log(key.kid);
      }),
    );
}
