import * as z from 'zod/mini';
import type { StoredItem } from './stored-item.ts';

/** What a person has chosen for themselves, beside what was there already. The values are in the settings. */
const choicesSchema = z.lazy(() =>
  z.strictObject({
    version: z.literal(1),
    /** The first run was finished, with whatever it showed: from here on no default of an organisation counts. */
    isSettled: z.boolean(),
    /** When each setting was last chosen, in milliseconds since 1970, by the name that it has in the settings. */
    chosenAt: z.record(z.string(), z.int().check(z.gte(0))),
  }),
);
export type Choices = z.infer<typeof choicesSchema>;

export const noChoices: Choices = { version: 1, isSettled: false, chosenAt: {} };

/** Somebody whose settings are older than this item, or cannot be read, keeps all that they have. */
export const settledChoices: Choices = { version: 1, isSettled: true, chosenAt: {} };

export const choicesItem: StoredItem<Choices> = { key: 'choices', schema: choicesSchema, fallback: settledChoices };
