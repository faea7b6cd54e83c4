import * as z from 'zod/mini';
import { identifierSchema } from '#shared/schemas/identifier.ts';
import { momentSchema } from '#shared/schemas/moment.ts';
import { choices } from '../card/choice.ts';

/** All that may come from a page of the web. It carries no word of that page. */
export const webMessages = [
  z.strictObject({ type: z.literal('momentNoticed'), moment: momentSchema }),
  z.strictObject({ type: z.literal('callGoesOn') }),
  z.strictObject({ type: z.literal('callOver') }),
  z.strictObject({ type: z.literal('nudgeAnswered'), nudgeId: identifierSchema, choice: z.enum(choices) }),
] as const;
/** Not one that looks up the type first: for four it would take longer to set that up than to try each. */
export const webMessageSchema = z.union(webMessages);
