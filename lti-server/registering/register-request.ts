import * as z from 'zod';
import { RegisteringError } from './registering-error.ts';

/** What a browser brings: ours, and what the platform appends (LTI Dynamic Registration 1.0, 3.3). */
const registerRequestSchema = z.object({
  setup: z.string().regex(/^[\w-]{43}$/),
  openid_configuration: z.string().min(1).max(2048),
  // Brightspace sends none; some send an empty one.
  registration_token: z
    .string()
    .max(8192)
    .regex(/^[\w.~+/=-]*$/)
    .optional(),
});
export type RegisterRequest = z.infer<typeof registerRequestSchema>;

/** @throws RegisteringError naming the first field that is missing, doubled, too long or not of its form. */
export function parseRegisterRequest(query: unknown): RegisterRequest {
  const parsed = registerRequestSchema.safeParse(query ?? {});
  if (parsed.success) return parsed.data;
  const field = String(parsed.error.issues[0]?.path[0] ?? 'setup');
  throw new RegisteringError(field === 'setup' ? 'link-unknown' : 'incomplete', field);
}
