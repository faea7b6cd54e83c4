import * as z from 'zod/mini';
import type { StepKind } from '../schemas/step.ts';

const wordsSchema = z.string().check(z.maxLength(10_000));

export const decideDraftSchema = z.object({
  /** The options chosen so far, from the first scene on. */
  path: z.array(z.string()),
  endings: z.array(z.string()),
});
export const reflectDraftSchema = z.object({ words: wordsSchema });
export const planDraftSchema = z.object({
  cue: wordsSchema,
  response: wordsSchema,
  isSaid: z.boolean(),
  /** A problem that the team faces, where the module lets one name it. */
  challenge: z.optional(wordsSchema),
});
export const checkDraftSchema = z.object({ chosen: z.record(z.string(), z.string()) });

/**
 * What a learner chose and wrote in a module. It is private: the page that mounts the player keeps it in this browser
 * and sends it nowhere.
 */
export const draftsSchema = z.object({
  decide: z.optional(decideDraftSchema),
  reflect: z.optional(reflectDraftSchema),
  plan: z.optional(planDraftSchema),
  check: z.optional(checkDraftSchema),
});

/** Where the page keeps drafts: in this browser, or only in this page where the browser refuses it storage. */
export type KeptIn = 'browser' | 'page';

export type Drafts = z.infer<typeof draftsSchema>;
export type DecideDraft = z.infer<typeof decideDraftSchema>;
export type PlanDraft = z.infer<typeof planDraftSchema>;
export type DraftStep = keyof Drafts;

/** `draft-changed`: the step's whole draft as it now is. */
export type DraftChange = { [S in DraftStep]: { step: S; draft: NonNullable<Drafts[S]> } }[DraftStep];
/** `plan-taken`: the learner takes the plan along, in a window to hand it over, as a calendar file, or on paper. */
export interface PlanTaken {
  way: 'window' | 'calendar' | 'paper';
  plan: PlanDraft;
}
/** `step-done`: the learner goes on from this step. */
export interface StepDone {
  step: StepKind;
}
