// Loaded before a program (node --import): its modules of the outbox are replaced by their texts with fault points, and
// the program dies at the one that it is told.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import * as z from 'zod';

export type Moment = 'before' | 'after';

export interface FaultControl {
  /** Where the process kills itself from now on; null: nowhere. */
  target: { point: string; moment: Moment } | null;
  /** How often each point was met since the process began, and how often it was left behind. */
  passed: Record<string, Record<Moment, number>>;
}

declare global {
  var faultControl: FaultControl;
  /** Called by the replaced texts; gives `value` back. */
  var faultPoint: (point: string, moment: Moment, value?: unknown) => unknown;
}

const sources = z
  .record(z.string(), z.string())
  .parse(JSON.parse(readFileSync(process.env['FAULT_SOURCES'] ?? '', 'utf8')));

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    const source = sources[url];
    return source === undefined ? loaded : { ...loaded, source };
  },
});

globalThis.faultControl = { target: null, passed: {} };
globalThis.faultPoint = (point, moment, value) => {
  const { target, passed } = globalThis.faultControl;
  (passed[point] ??= { before: 0, after: 0 })[moment] += 1;
  // Synchronously, so that not one statement more runs.
  if (target?.point === point && target.moment === moment) process.kill(process.pid, 'SIGKILL');
  return value;
};
