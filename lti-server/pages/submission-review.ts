import * as z from 'zod/mini';

/** `GET /api/review`: how far one learner is with one activity, and what the gradebook knows of it. Nothing else. */
export const submissionReviewSchema = z.object({
  person: z.object({ sub: z.string(), name: z.nullable(z.string()) }),
  /** Null without a resource link to resend for. */
  resourceLinkId: z.nullable(z.string()),
  /** What the platform or the module calls the activity. */
  title: z.nullable(z.string()),
  state: z.enum(['not-started', 'in-progress', 'done']),
  /** Steps of the module that are behind this person; null while there is no attempt, or no module to count by. */
  steps: z.nullable(z.object({ done: z.int(), all: z.int() })),
  /** ms since 1970 */
  startedAt: z.nullable(z.int()),
  doneAt: z.nullable(z.int()),
  hasColumn: z.boolean(),
  score: z.nullable(
    z.object({
      state: z.enum(['waiting', 'sent', 'refused', 'superseded']),
      /** Why it is not in the gradebook, in plain words. */
      reason: z.nullable(z.string()),
      sentAt: z.nullable(z.int()),
    }),
  ),
});

export type SubmissionReview = z.infer<typeof submissionReviewSchema>;
