import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RegistrationRow } from '../database/schema.ts';
import { findRegistration } from '../platform/find-registration.ts';
import { localeOf } from '../locale-of.ts';
import { sendPage } from '../serving/send-page.ts';
import type { Tool } from '../tool.ts';
import { setLoginCookie } from './browser-cookie.ts';
import { LaunchError } from './launch-error.ts';
import { parseLoginRequest, type LoginRequest } from './login-request.ts';
import { issueLogin, type IssuedLogin } from './login-state.ts';
import { renderStorePage } from './storage-pages.ts';

/**
 * Answers a login: a redirect to the platform, or a page that first puts a secret into the platform's storage when the
 * platform offers one (LTI Client Side postMessages 1.0, "Platform storage").
 * @throws LaunchError
 */
export async function answerLogin(tool: Tool, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const login = parseLoginRequest(request.method === 'GET' ? request.query : request.body);
  if (!isOwnAddress(login.target_link_uri, tool)) {
    throw new LaunchError('target-foreign', { detail: 'target_link_uri' });
  }
  const registration = await registrationOf(tool, login);
  const storageTarget = login.lti_storage_target || null;
  const issued = await issueLogin(tool, registration, storageTarget);
  const authUrl = authRequestUrl(tool, registration, login, issued);
  setLoginCookie(reply, issued.state, issued.cookieSecret);
  if (storageTarget === null || issued.storageSecret === null) {
    return reply.header('Cache-Control', 'no-store').redirect(authUrl, 302);
  }
  const page = renderStorePage({
    locale: localeOf(request),
    target: storageTarget,
    origin: new URL(registration.auth_url).origin,
    key: issued.state,
    value: issued.storageSecret,
    next: authUrl,
  });
  // Whoever frames it learns nothing and can press nothing, and an institution of the hosted Canvas may have an address
  // of its own, which only the launch will name.
  return sendPage(reply, page, { frameAncestors: ['*'] });
}

/** Whether an address lies on the tool's own origin: a launch must not be led elsewhere. */
export function isOwnAddress(address: string, { configuration }: Pick<Tool, 'configuration'>): boolean {
  return URL.canParse(address) && new URL(address).origin === configuration.url;
}

async function registrationOf(tool: Tool, { iss, client_id }: LoginRequest): Promise<RegistrationRow> {
  const search = await findRegistration(tool.db, iss, client_id);
  if (search.kind === 'unknown') throw new LaunchError('registration-unknown');
  if (search.kind === 'ambiguous') throw new LaunchError('registration-ambiguous');
  const { registration } = search;
  if (registration.status === 'pending') throw new LaunchError('registration-pending', { registration });
  if (registration.status !== 'active') throw new LaunchError('registration-inactive', { registration });
  return registration;
}

/** The authentication request (LTI 1.3, 5.1.1.2 "Authentication request"); hints go back byte for byte. */
function authRequestUrl(
  { configuration }: Tool,
  registration: RegistrationRow,
  login: LoginRequest,
  issued: IssuedLogin,
): string {
  const url = new URL(registration.auth_url);
  const fields = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: registration.client_id,
    redirect_uri: `${configuration.url}/lti/launch`,
    login_hint: login.login_hint,
    state: issued.state,
    nonce: issued.nonce,
  };
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value);
  if (login.lti_message_hint !== undefined) url.searchParams.set('lti_message_hint', login.lti_message_hint);
  return url.href;
}
