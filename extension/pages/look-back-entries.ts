import { localTimeOf } from '../nudging/local-time-of.ts';
import type { Note } from '../storage/note.ts';
import type { LoggedShow } from '../storage/shown-log.ts';

export type Entry = { at: number; on: string } & ({ kind: 'nudge'; shown: LoggedShow } | { kind: 'note'; note: Note });

/** Nudges and notes in one row, newest first, gathered by calendar day; `limit` entries at most. */
export function entriesByDay(shown: readonly LoggedShow[], notes: readonly Note[], limit: number): [string, Entry[]][] {
  const entries: Entry[] = [
    ...shown.map((nudge) => ({ kind: 'nudge' as const, at: nudge.shownAt, on: nudge.shownOn, shown: nudge })),
    ...notes.map((note) => ({ kind: 'note' as const, at: note.writtenAt, on: localTimeOf(note.writtenAt).date, note })),
  ];
  const newest = entries.toSorted((a, b) => b.at - a.at).slice(0, limit);
  const days = new Map<string, Entry[]>();
  for (const entry of newest) days.set(entry.on, [...(days.get(entry.on) ?? []), entry]);
  return [...days];
}
