import { type Command, InvalidArgumentError, Option } from 'commander';
import { createSetupLink, type Lms, lmsNames } from '../registering/setup-link.ts';
import { changeByCommand } from './record-command.ts';
import { printJson, showTime } from './print.ts';
import { withTool } from './with-tool.ts';

const unit = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const longest = 30 * unit.d;

/** `tend setup-link`: an address at which one platform may register itself. */
export function addSetupLinkCommand(tend: Command): void {
  tend
    .command('setup-link')
    .description('print an address at which one learning platform may register itself, once')
    .addOption(
      new Option('--lms <name>', 'the learning platform that will use it').choices([...lmsNames]).makeOptionMandatory(),
    )
    .option('--expires <time>', 'how long it may be used: minutes, hours or days, such as 30m, 24h or 7d', readTime)
    .option('--json', 'print JSON')
    .action(({ lms, expires = 24 * unit.h, json }: { lms: Lms; expires?: number; json?: boolean }) =>
      withTool(async (tool) => {
        const link = await changeByCommand(tool, (db) => createSetupLink({ ...tool, db }, { lms, lifetime: expires }), {
          action: 'setup-link-made',
          target: lms,
        });
        if (json) return printJson(link);
        console.log(link.url);
        // On the error output, so that what is piped on is the address alone.
        console.error(`It works once, until ${showTime(link.expiresAt)}. Whoever has it can ask to be registered.`);
      }),
    );
}

/** `24h` in ms. */
function readTime(text: string): number {
  const [, amount, name] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  const time = Number(amount) * unit[name as keyof typeof unit];
  if (!(time > 0 && time <= longest)) throw new InvalidArgumentError('give 1m to 30d, such as 24h');
  return time;
}
