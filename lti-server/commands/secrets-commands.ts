import type { Command } from 'commander';
import { countSealed, sealAnew } from '../operations/seal-anew.ts';
import { CommandRefused } from './command-refused.ts';
import { printJson, printTable } from './print.ts';
import { recordCommand } from './record-command.ts';
import { withTool } from './with-tool.ts';

/** `tend secrets …`: the secrets of `TEND_SECRET`, and what they seal. */
export function addSecretsCommands(tend: Command): void {
  const secrets = tend.command('secrets').description('the secrets of TEND_SECRET, and what they seal');
  secrets
    .command('list')
    .description('how much each secret seals; its id tells nothing of it')
    .option('--json', 'print JSON')
    .action(({ json }: { json?: boolean }) =>
      withTool(async (tool) => {
        const found = await countSealed(tool);
        if (json) return printJson(found);
        printTable(
          found.map(({ keyId, isOurs, count }, index) => ({
            id: keyId,
            secret: isOurs ? (index === 0 ? 'newest' : 'older') : 'not in TEND_SECRET',
            seals: count,
          })),
          'Nothing is sealed.',
        );
      }),
    );
  secrets
    .command('rotate')
    .description('seal with the newest secret whatever an older one sealed; every running server must have both')
    .option('--json', 'print JSON')
    .action(({ json }: { json?: boolean }) =>
      withTool(async (tool) => {
        const counts = await sealAnew(tool);
        await recordCommand(tool, { action: 'secrets-rotated', count: counts.sealed });
        if (json) printJson(counts);
        else console.log(`${counts.sealed} sealed anew.`);
        if (counts.unreadable > 0) {
          throw new CommandRefused(
            `${counts.unreadable} cannot be opened: put the secret that sealed them behind the newest in TEND_SECRET, and run this again. "tend secrets list" shows its id.`,
          );
        }
        if (!json) console.log('The older secrets are needed no more: leave them out of TEND_SECRET, and restart.');
      }),
    );
}
