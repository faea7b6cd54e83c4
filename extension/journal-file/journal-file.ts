import * as z from 'zod/mini';
import type { Plan } from '#shared/schemas/plan.ts';
import type { Challenge } from '../storage/challenge.ts';
import type { Note } from '../storage/note.ts';
import type { LoggedShow } from '../storage/shown-log.ts';

/** Years of notes fit; a file beyond it would not fit into one message to the background either. */
export const maxFileBytes = 16 * 1024 * 1024;
const maxEntries = 50_000;

const entriesSchema = z.array(z.unknown()).check(z.maxLength(maxEntries));

/** What its owner wrote and was shown, as a file to keep or to take to another browser. Entries are parsed one by one. */
export const journalFileSchema = z.object({
  format: z.literal('tend-journal'),
  version: z.literal(1),
  notes: entriesSchema,
  plans: entriesSchema,
  /** Files of earlier versions have none. */
  challenges: z._default(entriesSchema, []),
  shown: entriesSchema,
});

/** Everything of the journal that can be read. */
export interface JournalEntries {
  notes: Note[];
  plans: Plan[];
  challenges: Challenge[];
  shown: LoggedShow[];
}

/** The file as JSON; `now` in milliseconds since 1970. */
export function journalAsJson({ notes, plans, challenges, shown }: JournalEntries, now: number): string {
  const savedAt = new Date(now).toISOString();
  const file = { format: 'tend-journal', version: 1, savedAt, notes, plans, challenges, shown };
  return `${JSON.stringify(file, null, 2)}\n`;
}
