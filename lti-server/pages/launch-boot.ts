import * as z from 'zod/mini';
import { attemptSchema } from '#shared/schemas/attempt.ts';
import { behaviourSchema, elementSchema } from '#shared/schemas/framework.ts';
import { localeSchema, reviewShape } from '#shared/schemas/locale.ts';
import { moduleSchema } from '#shared/schemas/module.ts';
import { pathSchema } from '#shared/schemas/path.ts';
import { wayBackSchema } from '#shared/schemas/way-back.ts';

const titledSchema = z.nullable(z.object({ id: z.string(), title: z.nullable(z.string()) }));

/** `GET /api/session` (interfaces.md). */
export const sessionViewSchema = z.object({
  role: z.enum(['learner', 'instructor']),
  person: z.object({ name: z.nullable(z.string()) }),
  context: titledSchema,
  resourceLink: titledSchema,
  page: z.enum(['module', 'catalogue', 'today', 'completion', 'picker', 'review']),
  module: z.nullable(z.object({ id: z.string(), version: z.int() })),
  deploymentId: z.string(),
});

const summaryTextSchema = z.object({ title: z.string(), summary: z.string(), status: reviewShape.status });

/** What a list of modules shows of one. */
export const moduleSummarySchema = z.object({
  id: z.string(),
  version: z.int(),
  minutes: z.int(),
  behaviours: z.array(behaviourSchema),
  elements: z.array(elementSchema),
  texts: z.object({ en: summaryTextSchema, cy: z.optional(summaryTextSchema) }),
});

/** `GET /api/module`: the module in the version of the attempt. */
export const openModuleSchema = z.object({ module: moduleSchema, attempt: attemptSchema });

/**
 * What a page begins with: inside the page of an accepted launch together with its token, and `GET /api/boot` when a
 * reloaded page comes back. Read by the page scripts and written by the server, so zod/mini.
 */
export const pageBootSchema = z.object({
  session: sessionViewSchema,
  module: z.nullable(moduleSchema),
  attempt: z.nullable(attemptSchema),
  /** The catalogue or the picker's list; null on other pages. */
  modules: z.nullable(z.array(moduleSummarySchema)),
  /** How that list is grouped. */
  paths: z.nullable(z.array(pathSchema)),
  locale: localeSchema,
  deepLinking: z.nullable(
    z.object({
      acceptMultiple: z.boolean(),
      /** Whether what Tend adds fits the place at all. */
      acceptsLinks: z.boolean(),
      /** Whether a column of the gradebook may come along. */
      addsColumn: z.boolean(),
    }),
  ),
  /** Where a reload finds the page again. */
  resumePath: z.string(),
  /** Where this browser keeps this person's private drafts; tells nothing about them. */
  draftKey: z.string(),
});
export const launchBootSchema = z.extend(pageBootSchema, {
  token: z.string(),
  /** Where the course is opened again; null when the platform did not say. Only the launch knows: nothing stores it. */
  wayBack: z.nullable(wayBackSchema),
});

export type ModuleSummary = z.infer<typeof moduleSummarySchema>;
export type OpenModule = z.infer<typeof openModuleSchema>;
export type PageBoot = z.infer<typeof pageBootSchema>;
export type LaunchBoot = z.infer<typeof launchBootSchema>;
