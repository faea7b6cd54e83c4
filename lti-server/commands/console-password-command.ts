import type { Command } from 'commander';
import { hashPassword } from '../configuration/password-hash.ts';
import { keepAdminPassword, randomPassword } from '../configuration/read-admin-password.ts';
import { readConfiguration } from '../configuration/read-configuration.ts';

/** `tend console-password`: a new password for the operator's console. */
export function addConsolePasswordCommand(tend: Command): void {
  tend
    .command('console-password')
    .description('make a new password for the console at /admin and print it, once')
    .action(async () => {
      const { adminPassword, databaseUrl, dataFolder } = readConfiguration(process.env);
      const password = randomPassword();
      if (adminPassword === null && databaseUrl === null) {
        keepAdminPassword(dataFolder, await hashPassword(password));
        console.log(password);
        console.error('It opens the console when the server has been started again; every sign-in ends then.');
        return;
      }
      // Several instances have to agree, or the environment says which it is: it is for the operator to set.
      console.log(password);
      console.error(
        `Set this for every instance and start them again:\nTEND_ADMIN_PASSWORD=${await hashPassword(password)}`,
      );
    });
}
