import type { Command } from 'commander';
import { access } from 'node:fs/promises';
import { restoreBackup, RestoreError } from '../operations/restore-backup.ts';
import { writeBackup } from '../operations/write-backup.ts';
import type { Tool } from '../tool.ts';
import { CommandRefused } from './command-refused.ts';
import { withTool } from './with-tool.ts';

/** `tend backup` and `tend restore`: everything that the tool keeps, in one file. */
export function addBackupCommands(tend: Command): void {
  tend
    .command('backup <file>')
    .description('write everything that is kept into a new file; the server may run meanwhile')
    .action((file: string) => withTool((tool) => backup(tool, file)));
  tend
    .command('restore <file>')
    .description('bring a backup back into an empty database; stop the server first')
    .action((file: string) => withTool((tool) => restore(tool, file), { isAsFound: true }));
}

async function backup(tool: Tool, file: string): Promise<void> {
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (isThere) throw new CommandRefused(`${file} is there already: name another file.`);
  const rows = await writeBackup(tool, file, showProgress).catch((error: NodeJS.ErrnoException) => {
    if (!error.syscall) throw error;
    throw new CommandRefused(`${file} cannot be written: ${error.message}`);
  });
  console.log(`${rows} rows in ${file}.`);
  console.log(
    tool.engine === 'sqlite'
      ? `Its keys open only with the file "secret" in ${tool.configuration.dataFolder}: keep a copy of that, too, somewhere else.`
      : 'Its keys open only with TEND_SECRET: keep that, too, somewhere else.',
  );
}

async function restore(tool: Tool, file: string): Promise<void> {
  try {
    console.log(`${await restoreBackup(tool, file, showProgress)} rows came back from ${file}.`);
  } catch (error) {
    throw error instanceof RestoreError ? new CommandRefused(error.message) : error;
  }
}

/** On the error output, so that what is piped on stays clean. */
function showProgress(rows: number): void {
  console.error(`${rows} rows …`);
}
