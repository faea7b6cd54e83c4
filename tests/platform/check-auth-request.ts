import { readMessageHint } from './message-hint.ts';
import type { PlatformState } from './platform-state.ts';
import { toolOf } from './platform-state.ts';
import type { RegisteredTool } from './registered-tool.ts';
import type { PendingLaunch, Session } from './sessions.ts';
import { loginHintOf } from './start-login.ts';

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
  const launchId = readMessageHint(state, parameter('lti_message_hint'));
  const required = ['scope', 'response_type', 'client_id', 'redirect_uri', 'login_hint', 'nonce'];
  const missing = required.filter((name) => parameter(name) === '');
  if (missing.length > 0) return page(`invalid_request: ${missing.join(', ')} missing`);
  if (launchId === null) return page('invalid_request: No launch id in LTI hint');
  if (parameter('scope') !== 'openid') return page('invalid_scope');
  if (parameter('response_type') !== 'id_token') return page('unsupported_response_type');

  // Moodle keeps launches in the session; Canvas elsewhere, so that it can tell who is no longer signed in.
  const owner = session ?? (auth.noSessionError === null ? undefined : state.sessions.ownerOf(launchId));
  const pending = owner?.launches.get(launchId);
  const tool = pending && toolOf(state, pending.toolId);
  if (!owner || !pending || !tool) return page('Invalid request');
  const isUsed = owner.usedLaunches.has(launchId);
  if (isUsed && auth.usedHintError === null) return page('Invalid request');
  if (login.hintTtlSeconds !== null && state.now() > pending.startedAt + login.hintTtlSeconds * 1000) {
    return page('Invalid lti_message_hint');
  }
  if (!tool.redirectUris.includes(parameter('redirect_uri'))) return page('Invalid request');
  if (!session && auth.noSessionError !== null) return { kind: 'error', error: auth.noSessionError };
  if (isUsed && auth.usedHintError !== null) return { kind: 'error', error: auth.usedHintError };
  if (login.isHintSingleUse) owner.usedLaunches.add(launchId);

  const injected = state.faults.nextAuthError;
  if (injected) {
    state.faults.nextAuthError = null;
    return { kind: 'error', ...injected };
  }
  if (parameter('client_id') !== tool.clientId) return { kind: 'error', error: 'unauthorized_client' };
  if (parameter('login_hint') !== loginHintOf(state, owner.personId)) return { kind: 'error', error: 'access_denied' };
  const responseMode = parameter('response_mode');
  if (responseMode !== 'form_post' && (auth.isResponseModeRequired || responseMode !== '')) {
    return { kind: 'error', error: 'invalid_request', description: 'Invalid response_mode' };
  }
  const prompt = parameter('prompt');
  if (prompt === '' ? auth.isPromptRequired : prompt !== 'none' && !auth.isPromptRequired) {
    return { kind: 'error', error: 'invalid_request', description: 'Invalid prompt' };
  }
  return { kind: 'launch', tool, session: owner, pending };
}

function page(message: string): AuthDecision {
  return { kind: 'page', message };
}
