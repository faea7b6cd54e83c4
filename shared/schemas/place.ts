import * as z from 'zod/mini';
import { identifierSchema } from './identifier.ts';
import { momentSchema } from './moment.ts';

/** A site that may prompt, once its owner has allowed it: what to ask permission for, and which moments it knows. */
export const placeSchema = z.strictObject({
  id: identifierSchema,
  /** Its own name, the same in every language ("Gmail"). */
  name: z.string().check(z.minLength(1), z.maxLength(60)),
  /** Match patterns of the hosts to ask for, https only; a host may begin with a star for the names before it. */
  origins: z.array(z.string().check(z.regex(/^https:\/\/[^/]+\/\*$/))).check(z.minLength(1)),
  moments: z.array(momentSchema).check(z.minLength(1)),
});
export type Place = z.infer<typeof placeSchema>;
