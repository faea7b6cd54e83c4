import type { Command } from 'commander';
import { addContentCheckCommand } from './content-check-command.ts';
import { addPackCommands } from './pack-commands.ts';

/** `tend content …`: modules and prompts, the shipped ones and an organisation's own. */
export function addContentCommands(tend: Command): void {
  const content = tend.command('content').description('modules and prompts');
  addContentCheckCommand(content);
  addPackCommands(content);
}
