import * as z from 'zod/mini';

/** As in the manifest: numbers with dots between them. */
export const versionSchema = z.string().check(z.regex(/^\d{1,5}(\.\d{1,5}){0,3}$/));

const linesSchema = z.array(z.string().check(z.minLength(1), z.maxLength(300))).check(z.minLength(1), z.maxLength(8));

/** What somebody sees or can do since one version, a line each, in either language. */
const releaseNoteSchema = z
  .strictObject({ version: versionSchema, en: linesSchema, cy: linesSchema })
  .check(z.refine(({ en, cy }) => en.length === cy.length, 'as many lines in both languages'));
export type ReleaseNote = z.infer<typeof releaseNoteSchema>;

/** The file `whats-new.json`. A version in which nothing changes that somebody would notice is left out. */
export const releaseNotesSchema = z.array(releaseNoteSchema);
