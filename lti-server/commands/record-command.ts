import { recordChange, type Change } from '../admin/audit.ts';
import type { Tool } from '../tool.ts';

/** Writes a change down beside those of the console. Who may use the command line may also name anybody, so no name. */
export function recordCommand(tool: Tool, change: Change): Promise<void> {
  return recordChange(tool, 'command line', change);
}
