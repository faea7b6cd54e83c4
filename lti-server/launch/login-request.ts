import * as z from 'zod';
import { LaunchError } from './launch-error.ts';

/** Long enough for every hint that was seen (a JWT of 500 characters), short enough for an address. */
const hint = z.string().max(8192);
const named = z.string().min(1).max(2048);

/** Third-party login initiation (LTI 1.3, 4.1 "OIDC login initiation"); a field that came twice is an array, no string. */
const loginRequestSchema = z.object({
  iss: named,
  login_hint: hint.min(1),
  target_link_uri: named,
  client_id: named.optional(),
  lti_message_hint: hint.optional(),
  lti_storage_target: z.string().max(255).optional(),
  // Canvas sends the one, its guides name the other; neither is needed here.
  lti_deployment_id: named.optional(),
  deployment_id: named.optional(),
});
export type LoginRequest = z.infer<typeof loginRequestSchema>;

/** @throws LaunchError naming the first field that is missing, doubled or too long. */
export function parseLoginRequest(fields: unknown): LoginRequest {
  const parsed = loginRequestSchema.safeParse(fields ?? {});
  if (parsed.success) return parsed.data;
  throw new LaunchError('login-incomplete', { detail: String(parsed.error.issues[0]?.path[0] ?? 'no fields') });
}
