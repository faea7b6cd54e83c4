import * as z from 'zod/mini';
import { factorsSchema } from './factors.ts';
import { behaviours, challengeStageSchema, contexts, elements } from './framework.ts';
import { answerSchema } from './history.ts';
import { identifierSchema } from './identifier.ts';
import { localDateSchema } from './local-time.ts';
import { momentSchema } from './moment.ts';
import { nudgeReasonSchema } from './nudge-reason.ts';

/** How often something was shown and how often that was found good; old showings count for less and less. */
const tallySchema = z.strictObject({ shown: z.number().check(z.gte(0)), good: z.number().check(z.gte(0)) });
export type Tally = z.infer<typeof tallySchema>;

/** One of the latest showings. */
const recentShowSchema = z.strictObject({
  nudgeId: identifierSchema,
  moment: momentSchema,
  /** Milliseconds since 1970. */
  shownAt: z.int(),
  /** The day on the person's calendar, so that travel does not open a second budget for the same day. */
  shownOn: localDateSchema,
  answer: z.nullable(answerSchema),
  /** Null for one that waited behind the badge and was never opened: nothing can be learned about what nobody read. */
  factors: z.nullable(factorsSchema),
  stage: z.nullable(challengeStageSchema),
  because: z.nullable(nudgeReasonSchema),
});
export type RecentShow = z.infer<typeof recentShowSchema>;

export const tasteSchema = z.strictObject({
  all: tallySchema,
  behaviour: z.record(z.enum(behaviours), tallySchema),
  element: z.record(z.enum(elements), tallySchema),
  context: z.record(z.enum(contexts), tallySchema),
  seconds: z.record(z.enum(['15', '30', '60']), tallySchema),
});
/** Tallies of each level of each factor. */
export type Taste = z.infer<typeof tasteSchema>;

/**
 * All that the choice of a nudge remembers, however long it goes on: it does not grow with the years. The whole
 * history of what was shown lies elsewhere, for its owner to look back. It stays on the device.
 */
export const selectionMemorySchema = z.strictObject({
  version: z.literal(1),
  /** Which nudge was last shown on which day; the one that was shown longest ago comes first. */
  lastShown: z.array(z.tuple([identifierSchema, localDateSchema])),
  /** What was called "not for me". It does not come back. */
  notForMe: z.array(identifierSchema),
  /** The latest showings, oldest first: for dose, balance and drawing back, and because they may yet be answered. */
  recent: z.array(recentShowSchema),
  /** What was learned from the showings before those. */
  taste: tasteSchema,
});
export type SelectionMemory = z.infer<typeof selectionMemorySchema>;

const none: Tally = { shown: 0, good: 0 };

export const emptyMemory: SelectionMemory = {
  version: 1,
  lastShown: [],
  notForMe: [],
  recent: [],
  taste: {
    all: none,
    behaviour: { attending: none, understanding: none, empathising: none, helping: none },
    element: { vision: none, inclusion: none, teamwork: none, autonomy: none },
    context: { calendar: none, email: none, 'one-to-one': none, meeting: none, review: none, anytime: none },
    seconds: { 15: none, 30: none, 60: none },
  },
};
