import * as z from 'zod/mini';
import { identifierSchema } from '#shared/schemas/identifier.ts';
import { maxNoteLength, noteSchema } from './note.ts';

/** A note that is still being written, so that closing the side panel loses nothing. */
export const draftSchema = z.strictObject({
  version: z.literal(1),
  text: z.string().check(z.maxLength(maxNoteLength)),
  nudgeId: z.nullable(identifierSchema),
  /** When it was last written at, in milliseconds since 1970. The background adds it. */
  draftedAt: z.optional(z.int().check(z.gte(0))),
  /** Of the note that was made of it. The background adds it. */
  noteId: z.optional(noteSchema.shape.id),
});
export type Draft = z.infer<typeof draftSchema>;

export const emptyDraft: Draft = { version: 1, text: '', nudgeId: null };

const lockedDraftSchema = z.extend(z.omit(draftSchema, { text: true }), { sealed: z.string() });

/** The same as it is stored: with its words sealed where their owner chose a passphrase. */
export const storedDraftSchema = z.union([draftSchema, lockedDraftSchema]);
export type StoredDraft = z.infer<typeof storedDraftSchema>;
