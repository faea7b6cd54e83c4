import type { ReleaseNote } from './release-note.ts';

/** Below zero where `a` is older. A part that is missing counts as 0, as in the browsers. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number)) as [number[], number[]];
  for (let part = 0; part < Math.max(left.length, right.length); part++) {
    const difference = (left[part] ?? 0) - (right[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The notes of versions later than `after` and not later than `upTo`, newest first; null for from the beginning. */
export function notesBetween(
  notes: readonly ReleaseNote[],
  { after, upTo }: { after: string | null; upTo: string },
): ReleaseNote[] {
  return notes
    .filter(({ version }) => after === null || compareVersions(version, after) > 0)
    .filter(({ version }) => compareVersions(version, upTo) <= 0)
    .toSorted((a, b) => compareVersions(b.version, a.version));
}

/** As people say it: `0.2` for `0.2.0`. */
export const spokenVersion = (version: string): string => version.replace(/^(\d+\.\d+)(\.0)+$/, '$1');
