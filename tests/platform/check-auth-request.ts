import type { PlatformState } from './platform-state.ts';
import { toolOf } from './platform-state.ts';
import type { RegisteredTool } from './registered-tool.ts';
import type { PendingLaunch, Session } from './sessions.ts';

export type AuthDecision =
  | {
      readonly kind: 'launch';
      readonly tool: RegisteredTool;
      readonly session: Session;
      readonly pending: PendingLaunch;
    }
  /** Known tool, trusted redirect_uri: the error travels to the tool. */
  | { readonly kind: 'error'; readonly error: string; readonly description?: string }
  /** Nothing that could be trusted with an answer: the platform's own error page. */
  | { readonly kind: 'page'; readonly message: string };

/**
 * Judges an authentication request (OpenID Connect Core §3.2.2.1; 1EdTech Security Framework 1.0, §5.1.1.2) in Moodle's
 * order. The launch id is used up by the first request that names it, accepted or not; without it the tool cannot be
 * known, so that every earlier refusal is a page and not a redirect.
 */
export function checkAuthRequest(
  state: PlatformState,
  session: Session | undefined,
  parameter: (name: string) => string,
): AuthDecision {
  const { login, auth } = state.profile;
  const launchId = launchIdIn(parameter('lti_message_hint'));
  const required = ['scope', 'response_type', 'client_id', 'redirect_uri', 'login_hint', 'nonce'];
  const missing = required.filter((name) => parameter(name) === '');
  if (missing.length > 0) return page(`invalid_request: ${missing.join(', ')} missing`);
  if (launchId === null) return page('invalid_request: No launch id in LTI hint');
  if (parameter('scope') !== 'openid') return page('invalid_scope');
  if (parameter('response_type') !== 'id_token') return page('unsupported_response_type');

  const pending = session?.launches.get(launchId);
  if (login.isHintSingleUse) session?.launches.delete(launchId);
  const tool = pending && toolOf(state, pending.toolId);
  if (!session || !pending || !tool) return page('Invalid request');
  if (login.hintTtlSeconds !== null && state.now() > pending.startedAt + login.hintTtlSeconds * 1000) {
    return page('Invalid lti_message_hint');
  }
  if (!tool.redirectUris.includes(parameter('redirect_uri'))) return page('Invalid request');

  const injected = state.faults.nextAuthError;
  if (injected) {
    state.faults.nextAuthError = null;
    return { kind: 'error', ...injected };
  }
  if (parameter('client_id') !== tool.clientId) return { kind: 'error', error: 'unauthorized_client' };
  if (parameter('login_hint') !== session.personId) return { kind: 'error', error: 'access_denied' };
  const responseMode = parameter('response_mode');
  if (responseMode !== 'form_post' && (auth.isResponseModeRequired || responseMode !== '')) {
    return { kind: 'error', error: 'invalid_request', description: 'Invalid response_mode' };
  }
  const prompt = parameter('prompt');
  if (prompt === '' ? auth.isPromptRequired : prompt !== 'none') {
    return { kind: 'error', error: 'invalid_request', description: 'Invalid prompt' };
  }
  return { kind: 'launch', tool, session, pending };
}

function page(message: string): AuthDecision {
  return { kind: 'page', message };
}

/** The hint must have come back byte for byte: a JSON text with a launchid. */
function launchIdIn(hint: string): string | null {
  try {
    const parsed: unknown = JSON.parse(hint);
    return typeof parsed === 'object' && parsed !== null && 'launchid' in parsed ? String(parsed.launchid) : null;
  } catch {
    return null;
  }
}
