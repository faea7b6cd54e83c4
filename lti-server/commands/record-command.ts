import { makeChange, recordChange, type Change } from '../admin/audit.ts';
import type { Trx } from '../database/run-transaction.ts';
import type { Tool } from '../tool.ts';

// Who may use the command line may also name anybody, so no name.
const actor = 'command line';

/** Writes down what changes nothing, such as an export, or what is too long for one transaction. */
export function recordCommand(tool: Tool, change: Change): Promise<void> {
  return recordChange(tool, actor, change);
}

/** Makes a change and writes it down beside those of the console, with it; makeChange says how. */
export function changeByCommand<T>(
  tool: Tool,
  work: (trx: Trx) => Promise<T>,
  change: Change | ((result: T) => Change | null),
): Promise<T> {
  return makeChange(tool, actor, work, change);
}
