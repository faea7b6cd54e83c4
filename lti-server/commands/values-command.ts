import { type Command, Option } from 'commander';
import { readConfiguration } from '../configuration/read-configuration.ts';
import { type Lms, lmsNames } from '../registering/setup-link.ts';
import { valuesToPaste } from '../registering/values-to-paste.ts';
import { printJson, printTable } from './print.ts';

/** `tend registration values`: what to paste where, to connect by hand. */
export function addValuesCommand(registration: Command): void {
  registration
    .command('values')
    .description('print every value that connecting by hand needs, there and here')
    .addOption(new Option('--lms <name>', 'the learning platform').choices([...lmsNames]).makeOptionMandatory())
    .option('--json', 'print JSON')
    .action(({ lms, json }: { lms: Lms; json?: boolean }) => {
      const values = valuesToPaste(lms, readConfiguration(process.env).url);
      if (json) return printJson(values);
      console.log('In your learning platform:\n');
      printTable(values.there, '');
      if (values.json) {
        console.log('\nOr paste this where it takes JSON:\n');
        printJson(values.json);
      }
      console.log('\nThen here, with what it shows in place of the braces:\n');
      const options = Object.entries(values.here).map(([name, value]) => `--${name} "${value}"`);
      console.log(`npm run tend -- registration add \\\n  ${options.join(' \\\n  ')}`);
    });
}
