import * as z from 'zod/mini';
import { identifierSchema } from './identifier.ts';
import { localDateSchema } from './local-time.ts';
import { momentSchema } from './moment.ts';

/** What a person did with a nudge. `null` in the history: nothing yet, which counts as ignored once the next one is due. */
export const answers = ['useful', 'notNow', 'notForMe', 'triedIt', 'planned'] as const;
export const answerSchema = z.enum(answers);
export type Answer = z.infer<typeof answerSchema>;

/** One nudge that was shown. It stays on the device. */
export const shownNudgeSchema = z.strictObject({
  nudgeId: identifierSchema,
  moment: momentSchema,
  /** Milliseconds since 1970. */
  shownAt: z.int(),
  /** The day on the person's calendar, so that travel does not open a second budget for the same day. */
  shownOn: localDateSchema,
  answer: z.nullable(answerSchema),
});
export type ShownNudge = z.infer<typeof shownNudgeSchema>;

/** All nudges shown, oldest first. */
export const historySchema = z.strictObject({ version: z.literal(1), shown: z.array(shownNudgeSchema) });
export type History = z.infer<typeof historySchema>;

export const emptyHistory: History = { version: 1, shown: [] };
