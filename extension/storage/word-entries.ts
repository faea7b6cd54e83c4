import * as z from 'zod/mini';
import { type Plan, planSchema } from '#shared/schemas/plan.ts';
import { type Challenge, challengeSchema } from './challenge.ts';
import { type Note, noteSchema } from './note.ts';

/** Entries that hold somebody's words. */
export interface WordEntries {
  notes: Note;
  plans: Plan;
  challenges: Challenge;
}
export type WordStore = keyof WordEntries;
export const wordStores = ['notes', 'plans', 'challenges'] as const;

/** Cipher text in base64; far more than the longest note. */
const sealedSchema = z.string().check(z.minLength(1), z.maxLength(100_000));

/*
 * With a passphrase the words of an entry are sealed. What stays beside them is what Tend works with while they are
 * locked: dates, the prompt that it came from, the days of a plan, the stages of a challenge.
 */
const noteWords = { text: true } as const;
const planWords = { cue: true, response: true } as const;
const challengeWords = { text: true, outcome: true } as const;

export const lockedNoteSchema = z.extend(z.omit(noteSchema, noteWords), { sealed: sealedSchema });
export const lockedPlanSchema = z.extend(z.omit(planSchema, planWords), { sealed: sealedSchema });
export const lockedChallengeSchema = z.extend(z.omit(challengeSchema, challengeWords), { sealed: sealedSchema });
export interface LockedEntries {
  notes: z.infer<typeof lockedNoteSchema>;
  plans: z.infer<typeof lockedPlanSchema>;
  challenges: z.infer<typeof lockedChallengeSchema>;
}

/** For each store: an entry as it is read, the same with its words sealed, and which fields those words are. */
export const wordEntries: {
  [S in WordStore]: {
    open: z.ZodMiniType<WordEntries[S]>;
    locked: z.ZodMiniType<LockedEntries[S]>;
    words: readonly (keyof WordEntries[S] & string)[];
  };
} = {
  notes: { open: noteSchema, locked: lockedNoteSchema, words: ['text'] },
  plans: { open: planSchema, locked: lockedPlanSchema, words: ['cue', 'response'] },
  challenges: { open: challengeSchema, locked: lockedChallengeSchema, words: ['text', 'outcome'] },
};

/** An entry as it may lie in a store; null for what cannot be read. */
export function parseStored<S extends WordStore>(store: S, stored: unknown): WordEntries[S] | LockedEntries[S] | null {
  const { open, locked } = wordEntries[store];
  const parsed = open.safeParse(stored);
  if (parsed.success) return parsed.data;
  const sealed = locked.safeParse(stored);
  return sealed.success ? sealed.data : null;
}
