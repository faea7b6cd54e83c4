import type * as z from 'zod/mini';
import { planSchema, type Plan } from '#shared/schemas/plan.ts';
import { noteSchema, type Note } from './note.ts';
import { changeJournal, withJournal } from './open-journal.ts';

export interface Journal {
  /** Newest first. */
  notes: Note[];
  plans: Plan[];
  /** Entries that are there and cannot be read. They are left alone. */
  unreadable: number;
}

export function readJournal(): Promise<Journal> {
  return withJournal(async (database) => {
    const notes = readable(noteSchema, await database.getAll('notes'));
    const plans = readable(planSchema, await database.getAll('plans'));
    return {
      notes: notes.entries.toSorted((a, b) => b.writtenAt - a.writtenAt),
      plans: plans.entries.toSorted((a, b) => b.createdAt - a.createdAt),
      unreadable: notes.unreadable + plans.unreadable,
    };
  });
}

function readable<T>(schema: z.ZodMiniType<T>, stored: unknown[]): { entries: T[]; unreadable: number } {
  const entries = stored.flatMap((value) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? [parsed.data] : [];
  });
  return { entries, unreadable: stored.length - entries.length };
}

/** Adds an entry or replaces the one with its id. Only the background writes. */
export function keepEntry(store: 'notes' | 'plans', entry: Note | Plan): Promise<void> {
  return changeJournal((database) => database.put(store, entry));
}

export function dropEntry(store: 'notes' | 'plans', id: string): Promise<void> {
  return changeJournal((database) => database.delete(store, id));
}
