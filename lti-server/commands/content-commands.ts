import type { Command } from 'commander';
import { addContentCheckCommand } from './content-check-command.ts';

/** `tend content …`: modules and prompts. */
export function addContentCommands(tend: Command): void {
  const content = tend.command('content').description('modules and prompts');
  addContentCheckCommand(content);
}
