import * as z from 'zod';
import { LaunchError } from './launch-error.ts';

const field = z.string().min(1);

/** LTI 1.3 Security Framework, 5.1.1.3; Canvas adds fields of its own, which are ignored. */
const launchRequestSchema = z.object({
  state: field.max(512),
  id_token: field.optional(),
  error: field.max(200).optional(),
  error_description: z.string().max(2000).optional(),
});

export type LaunchRequest =
  | { kind: 'launch'; state: string; idToken: string }
  | { kind: 'error'; state: string; error: string };

/** @throws LaunchError when a field is missing or doubled, or a token comes together with an error. */
export function parseLaunchRequest(body: unknown): LaunchRequest {
  const parsed = launchRequestSchema.safeParse(body ?? {});
  if (!parsed.success) {
    throw new LaunchError('launch-incomplete', { detail: String(parsed.error.issues[0]?.path[0] ?? 'no fields') });
  }
  const { state, id_token: idToken, error } = parsed.data;
  if (idToken !== undefined && error === undefined) return { kind: 'launch', state, idToken };
  if (idToken === undefined && error !== undefined) return { kind: 'error', state, error };
  throw new LaunchError('launch-incomplete', { detail: error === undefined ? 'id_token' : 'id_token and error' });
}

/** Why the platform answered with an error instead of a launch. */
export function platformRefusal(error: string): LaunchError {
  // It is logged and shown: a code (RFC 6749, 4.1.2.1), not a sentence that may name somebody.
  const detail = /^[a-z_]{1,60}$/.test(error) ? error : 'no error code';
  if (error === 'login_required') return new LaunchError('platform-login-required', { detail });
  if (error === 'launch_no_longer_valid') return new LaunchError('platform-launch-used', { detail });
  return new LaunchError('platform-error', { detail });
}
