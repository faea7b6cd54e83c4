import * as z from 'zod/mini';
import { identifierSchema } from '#shared/schemas/identifier.ts';
import { keptPackSchema } from './kept-pack.ts';
import { packOriginSchema } from './pack-origin.ts';
import type { StoredItem } from './stored-item.ts';

/** Why a pack of the organisation's is not kept; each has words of its own. */
const packProblems = [
  'address-wrong',
  'hash-form',
  'hash-wrong',
  'not-allowed',
  'unreachable',
  'moved',
  'missing',
  'too-large',
  'not-text',
  'not-a-pack',
  'other-format',
  'unsound',
  'taken',
  'no-prompts',
  'same-version',
  'older-version',
  'too-many',
  'failed',
] as const;

/** How it stands with one pack of the organisation's. */
const policyPackSchema = z.extend(packOriginSchema, {
  /** The pack that lies there, once it is kept. */
  id: z.nullable(identifierSchema),
  /** A person had added the same before: it stays when the organisation takes its own away. */
  wasThere: z.boolean(),
  /** Why it is not kept. Null while nothing was tried, or it went well. */
  problem: z.nullable(z.enum(packProblems)),
  /** Milliseconds since 1970; null before the first attempt. */
  triedAt: z.nullable(z.int().check(z.gte(0))),
  /** In a row. */
  failures: z.int().check(z.gte(0)),
});
export type PolicyPack = z.infer<typeof policyPackSchema>;

const policyPacksSchema = z.strictObject({ version: z.literal(1), packs: z.array(policyPackSchema) });
type PolicyPacks = z.infer<typeof policyPacksSchema>;

export const policyPacksItem: StoredItem<PolicyPacks> = {
  key: 'policyPacks',
  schema: policyPacksSchema,
  fallback: { version: 1, packs: [] },
};

/** What became of one that a page has fetched. */
export const packTriedSchema = z.strictObject({
  ...packOriginSchema.shape,
  outcome: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('kept'), pack: keptPackSchema }),
    /** A person has it already. */
    z.strictObject({ kind: z.literal('there'), id: identifierSchema }),
    z.strictObject({ kind: z.literal('failed'), problem: z.enum(packProblems) }),
  ]),
});
export type PackTried = z.infer<typeof packTriedSchema>;
