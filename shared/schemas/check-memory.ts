import * as z from 'zod/mini';
import { keySchema } from './step.ts';

const epochSchema = z.int().check(z.gte(0));

/** What is known of one check question: how well its answer sits, in the terms of FSRS. */
const recalledQuestionSchema = z.strictObject({
  /** Days until it is recalled nine times in ten. */
  stability: z.number().check(z.gt(0)),
  /** 1 (easy) to 10. */
  difficulty: z.number().check(z.gte(1), z.lte(10)),
  /** How often it was answered, and how often wrongly after it had been known. */
  times: z.int().check(z.gte(1)),
  lapses: z.int().check(z.gte(0)),
  /** Milliseconds since 1970, like `dueAt`. */
  answeredAt: epochSchema,
  dueAt: epochSchema,
});
export type RecalledQuestion = z.infer<typeof recalledQuestionSchema>;

/** Which check questions of a module were answered, by question. It stays in the browser, as all answers do. */
export const checkMemorySchema = z.strictObject({
  version: z.literal(1),
  questions: z.record(keySchema, recalledQuestionSchema),
});
export type CheckMemory = z.infer<typeof checkMemorySchema>;

export const emptyCheckMemory: CheckMemory = { version: 1, questions: {} };
