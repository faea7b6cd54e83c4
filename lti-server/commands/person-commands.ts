import type { Command } from 'commander';
import type { Trx } from '../database/run-transaction.ts';
import { erasePerson, readPerson } from '../operations/person-record.ts';
import { CommandRefused } from './command-refused.ts';
import { printJson } from './print.ts';
import { changeByCommand, recordCommand } from './record-command.ts';
import { withTool } from './with-tool.ts';

interface Whom {
  registration: string;
  sub: string;
  json?: boolean;
}

/** `tend person …`: what is kept of one person, for their right to have it and to have it gone. */
export function addPersonCommands(tend: Command): void {
  const person = tend.command('person').description('what is kept of one person');
  const named = (name: string, description: string) =>
    person
      .command(name)
      .description(description)
      .requiredOption('--registration <id>', 'the platform, as "tend registration list" names it')
      .requiredOption('--sub <id>', 'the platform’s id of the person');
  named('export', 'print everything that is kept of them, as JSON').action(({ registration, sub }: Whom) =>
    withTool(async (tool) => {
      const record = await readPerson(tool.db, { registrationId: registration, sub });
      if (Object.values(record).every((rows) => rows.length === 0)) throw nobody(registration, sub);
      await recordCommand(tool, { action: 'person-exported', registrationId: registration });
      printJson(record);
    }),
  );
  named('erase', 'erase everything that is kept of them')
    .option('--json', 'print JSON')
    .action(({ registration, sub, json }: Whom) =>
      withTool(async (tool) => {
        const change = { action: 'person-erased', registrationId: registration } as const;
        const erase = async (trx: Trx) => {
          const erased = await erasePerson(trx, { registrationId: registration, sub });
          if (Object.values(erased).every((count) => count === 0)) throw nobody(registration, sub);
          return erased;
        };
        const counts = await changeByCommand(tool, erase, change);
        if (json) return printJson(counts);
        console.log(
          `Erased: ${Object.entries(counts)
            .map(([table, count]) => `${count} ${table}`)
            .join(', ')}.`,
        );
        console.log(
          'The platform keeps its own records. Backups made before still hold this person: delete them in time.',
        );
      }),
    );
}

function nobody(registration: string, sub: string): CommandRefused {
  return new CommandRefused(`Nothing is kept of a person ${sub} in registration ${registration}.`);
}
