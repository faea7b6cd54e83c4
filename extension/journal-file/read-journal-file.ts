import type * as z from 'zod/mini';
import { planSchema } from '#shared/schemas/plan.ts';
import { challengeSchema } from '../storage/challenge.ts';
import { noteSchema } from '../storage/note.ts';
import { challengeTouchedAt, noteTouchedAt, planTouchedAt } from '../storage/touched-at.ts';
import { loggedShowSchema } from '../storage/shown-log.ts';
import { type JournalEntries, journalFileSchema, maxFileBytes } from './journal-file.ts';

export type JournalFileReading =
  | { kind: 'read'; entries: JournalEntries; leftOut: number }
  | { kind: 'refused'; reason: 'tooLarge' | 'notText' | 'notAJournal' | 'otherVersion' };

/** The clocks of two devices may be a little apart. */
const aheadMs = 24 * 3_600_000;

/**
 * Reads a file that somebody chose, which may be anything. An entry that is not one, or is dated after `now`
 * (milliseconds since 1970) and so would never have had its time, is left out and counted.
 */
export function readJournalFile(bytes: Uint8Array, now: number): JournalFileReading {
  if (bytes.length > maxFileBytes) return { kind: 'refused', reason: 'tooLarge' };
  const raw = parse(bytes);
  if (raw === undefined) return { kind: 'refused', reason: 'notText' };
  const file = journalFileSchema.safeParse(raw);
  if (!file.success) return { kind: 'refused', reason: isOtherVersion(raw) ? 'otherVersion' : 'notAJournal' };

  const latest = now + aheadMs;
  const notes = readable(file.data.notes, noteSchema, (note) => noteTouchedAt(note) <= latest);
  const plans = readable(file.data.plans, planSchema, (plan) => planTouchedAt(plan) <= latest);
  const challenges = readable(file.data.challenges, challengeSchema, (each) => challengeTouchedAt(each) <= latest);
  const shown = readable(file.data.shown, loggedShowSchema, ({ shownAt }) => shownAt >= 0 && shownAt <= latest);
  const entries = { notes, plans, challenges, shown };
  const leftOut = countOf(file.data) - countOf(entries);
  return { kind: 'read', entries, leftOut };
}

function countOf(entries: Record<keyof JournalEntries, readonly unknown[]>): number {
  return entries.notes.length + entries.plans.length + entries.challenges.length + entries.shown.length;
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function isOtherVersion(raw: unknown): boolean {
  return (
    typeof raw === 'object' &&
    raw !== null &&
    'format' in raw &&
    raw.format === 'tend-journal' &&
    'version' in raw &&
    raw.version !== 1
  );
}

function readable<T>(raw: readonly unknown[], schema: z.ZodMiniType<T>, isPast: (entry: T) => boolean): T[] {
  return raw.flatMap((entry) => {
    const parsed = schema.safeParse(entry);
    return parsed.success && isPast(parsed.data) ? [parsed.data] : [];
  });
}
