import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import type { Measurement } from './measurement.ts';

const root = path.resolve(import.meta.dirname, '..');
export const resultsFile = path.join(import.meta.dirname, 'results', 'latest.json');

const rowSchema = z.object({
  name: z.string(),
  value: z.number(),
  unit: z.string(),
  bound: z.number().nullable(),
  holds: z.boolean(),
  peer: z.string().nullable(),
  /** What was measured; `-dirty` when files differed from that commit; null outside a clone. */
  commit: z.string().nullable(),
});
export type Row = z.infer<typeof rowSchema>;

const benchOf = (row: { name: string }) => row.name.split('/', 1)[0] ?? row.name;

export function toRow(measurement: Measurement): Row {
  const { name, value, unit, bound, peer } = measurement;
  return { name, value, unit, bound, holds: bound === null || value <= bound, peer, commit };
}

/** Replaces the rows of `bench` and keeps those of all others. A file that cannot be read is written anew. */
export function writeRows(bench: string, rows: readonly Row[]): void {
  const kept = readRows().filter((row) => benchOf(row) !== bench);
  mkdirSync(path.dirname(resultsFile), { recursive: true });
  writeFileSync(resultsFile, `${JSON.stringify([...kept, ...rows], null, 2)}\n`);
}

function readRows(): Row[] {
  if (!existsSync(resultsFile)) return [];
  try {
    return z.array(rowSchema).parse(JSON.parse(readFileSync(resultsFile, 'utf8')));
  } catch {
    return [];
  }
}

const commit = readCommit();
function readCommit(): string | null {
  try {
    const args = ['describe', '--always', '--dirty', '--abbrev=12', '--exclude=*'];
    return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}
