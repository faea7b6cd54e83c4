import * as z from 'zod/mini';
import { identifierSchema } from './identifier.ts';
import { localeSchema } from './locale.ts';
import { plainLineSchema } from './plain-line.ts';
import { maxPhraseLength, planCourseSchema } from './plan.ts';
import { maxChallengeLength } from './settings.ts';

/**
 * What goes from a module in a course to the extension, inside one browser and by its owner's clicks: the plan, what it
 * belongs to, and the way back. No name, no id of the person, nothing of the session.
 */
export const handOverSchema = z.strictObject({
  format: z.literal('tend-hand-over'),
  version: z.literal(1),
  plan: z.strictObject({ cue: plainLineSchema(maxPhraseLength), response: plainLineSchema(maxPhraseLength) }),
  module: z.strictObject({
    id: identifierSchema,
    title: planCourseSchema.shape.title,
    behaviours: planCourseSchema.shape.behaviours,
  }),
  followUpsOn: planCourseSchema.shape.followUpsOn,
  wayBack: planCourseSchema.shape.wayBack,
  challenge: z.optional(z.strictObject({ text: plainLineSchema(maxChallengeLength), stage: z.literal('spot') })),
});
export type HandOver = z.infer<typeof handOverSchema>;

/** What the window says to the page that opened it, once it listens; and the one answer. */
export const windowReadySchema = z.strictObject({ type: z.literal('tend-window-ready') });
export const planHandedSchema = z.strictObject({
  type: z.literal('tend-plan-handed'),
  /** The language of the module, for the window's own words. */
  locale: localeSchema,
  handOver: handOverSchema,
});
