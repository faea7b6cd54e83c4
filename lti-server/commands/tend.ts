import { Command, CommanderError } from 'commander';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import { migrate } from '../database/migrate.ts';
import { CommandRefused } from './command-refused.ts';
import { addBackupCommands } from './backup-commands.ts';
import { addConsolePasswordCommand } from './console-password-command.ts';
import { addContentCommands } from './content-commands.ts';
import { addDeploymentCommands } from './deployment-commands.ts';
import { addDoctorCommand } from './doctor-command.ts';
import { addKeysCommands } from './keys-commands.ts';
import { addOutboxCommands } from './outbox-commands.ts';
import { addPersonCommands } from './person-commands.ts';
import { addRegistrationCommands } from './registration-commands.ts';
import { addRetentionCommands } from './retention-commands.ts';
import { addReportCommand } from './report-command.ts';
import { addSecretsCommands } from './secrets-commands.ts';
import { addSetupLinkCommand } from './setup-link-command.ts';
import { withTool } from './with-tool.ts';

const tend = new Command('tend').description('the operator’s command line of the Tend LTI tool').exitOverride();
addRegistrationCommands(tend);
addSetupLinkCommand(tend);
addDeploymentCommands(tend);
addKeysCommands(tend);
addOutboxCommands(tend);
addContentCommands(tend);
addPersonCommands(tend);
addBackupCommands(tend);
addRetentionCommands(tend);
addSecretsCommands(tend);
addDoctorCommand(tend);
addReportCommand(tend);
addConsolePasswordCommand(tend);
tend
  .command('migrate')
  .description('bring the database up to date')
  .action(() =>
    withTool(async (tool) => {
      const names = await migrate(tool.db);
      console.log(names.length === 0 ? 'The database is up to date.' : `Migrated: ${names.join(', ')}`);
    }),
  );
// Sub-commands copy the settings of their parent only when they are made after it.
for (const command of [tend, ...tend.commands.flatMap((group) => [group, ...group.commands])]) command.exitOverride();

try {
  await tend.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** 0 done, 1 refused (with the reason on stderr), 2 wrong use. */
function exitCodeOf(error: unknown): 0 | 1 | 2 {
  // Commander has printed its help or its complaint itself.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof CommandRefused || error instanceof ConfigurationError) console.error(error.message);
  else console.error(error);
  return error instanceof ConfigurationError ? 2 : 1;
}
