import type { PlatformState } from './platform-state.ts';
import { openToken, sealToken } from './platform-token.ts';

interface Hinted {
  readonly launchId: string;
  readonly cmid: number | null;
  readonly contextId: string;
}

/**
 * `lti_message_hint` in the platform's form: Moodle's JSON text, Canvas' JWT of 400 to 500 characters that ends after
 * five minutes, Open edX' key of a cache.
 */
export function writeMessageHint(state: PlatformState, { launchId, cmid, contextId }: Hinted): string {
  const { messageHint, hintTtlSeconds } = state.profile.login;
  if (messageHint === 'json') return JSON.stringify({ ...(cmid !== null && { cmid }), launchid: launchId });
  if (messageHint === 'opaque') return launchId;
  return sealToken(state.secret, {
    verifier: launchId,
    canvas_domain: new URL(state.url).host,
    context_type: 'Course',
    context_id: contextId,
    canvas_locale: 'en',
    include_storage_target: true,
    exp: Math.floor(state.now() / 1000) + (hintTtlSeconds ?? 300),
    aud: 'verifier of this launch, as long as the platform has it',
  });
}

/** The launch id in a hint that came back byte for byte; null for any other. */
export function readMessageHint(state: PlatformState, hint: string): string | null {
  const { messageHint } = state.profile.login;
  if (messageHint === 'opaque') return hint === '' ? null : hint;
  if (messageHint === 'jwt') return verifierOf(openToken(state.secret, hint), state.now());
  try {
    const parsed: unknown = JSON.parse(hint);
    return typeof parsed === 'object' && parsed !== null && 'launchid' in parsed ? String(parsed.launchid) : null;
  } catch {
    return null;
  }
}

function verifierOf(claims: Record<string, unknown> | null, now: number): string | null {
  if (!claims || Number(claims['exp']) * 1000 < now) return null;
  return typeof claims['verifier'] === 'string' ? claims['verifier'] : null;
}
