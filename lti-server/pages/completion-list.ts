import * as z from 'zod/mini';

export const completionStatuses = ['not-started', 'in-progress', 'done', 'attention'] as const;
export const completionSorts = ['name', '-name', 'recent'] as const;

/** One person at one resource link: how far, when done, and where the score is. Nothing else is known. */
const cellSchema = z.object({
  resourceLinkId: z.string(),
  state: z.enum(['not-started', 'in-progress', 'done']),
  doneAt: z.nullable(z.int()),
  /** Null while there is nothing to send, or no gradebook column to send it to. */
  score: z.nullable(
    z.object({
      state: z.enum(['waiting', 'sent', 'refused', 'superseded']),
      /** Why it is not in the gradebook, in plain words. */
      reason: z.nullable(z.string()),
      sentAt: z.nullable(z.int()),
    }),
  ),
});

/** `GET /api/completion`: one page of the roster against the modules of a context. */
export const completionListSchema = z.object({
  context: z.nullable(z.object({ id: z.string(), title: z.nullable(z.string()) })),
  modules: z.array(
    z.object({
      resourceLinkId: z.string(),
      moduleId: z.nullable(z.string()),
      title: z.string(),
      hasColumn: z.boolean(),
    }),
  ),
  people: z.array(z.object({ sub: z.string(), name: z.nullable(z.string()), cells: z.array(cellSchema) })),
  /** People that match, on all pages. */
  total: z.int(),
  /** People in the roster, whatever was searched for. */
  rosterSize: z.int(),
  page: z.int(),
  pageSize: z.int(),
  /** Scores of this context that were refused or set aside. */
  attention: z.int(),
  rosterReadAt: z.nullable(z.int()),
  /** Why the roster may be incomplete, in plain words. */
  rosterProblem: z.nullable(z.string()),
});

export type CompletionList = z.infer<typeof completionListSchema>;
export type CompletionPerson = CompletionList['people'][number];
export type CompletionCell = CompletionPerson['cells'][number];
export type CompletionStatus = (typeof completionStatuses)[number];
export type CompletionSort = (typeof completionSorts)[number];
