import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { checkAuthRequest } from './check-auth-request.ts';
import { sendErrorPage } from './error-page.ts';
import { formPage } from './form-page.ts';
import { formFields } from './form-fields.ts';
import { createIdToken } from './id-token.ts';
import type { PlatformState } from './platform-state.ts';

/** The authentication endpoint: GET or POST, answers with a form that posts the id_token, or the error, to the tool. */
export function authRoutes(state: PlatformState): FastifyPluginAsync {
  const { paths, auth } = state.profile;

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const posted = formFields(request.body);
    const query = new URL(request.url, state.url).searchParams;
    const parameter = (name: string) => stripTags(posted.get(name) ?? query.get(name) ?? '');
    const isRepost = posted.has('repost');
    const hasCookie = !state.faults.areCookiesBlocked || isRepost;
    const session = hasCookie ? state.sessions.find(request.headers.cookie) : undefined;
    reply.type('text/html; charset=utf-8');

    if (!session && !isRepost && auth.hasRepostPage) {
      // The cookie stayed behind because another site caused this request. Sent again from here, it will come along.
      return reply.send(formPage({ action: request.url, method: 'post', fields: [...posted, ['repost', 'true']] }));
    }
    const decision = checkAuthRequest(state, session, parameter);
    if (decision.kind === 'page') return sendErrorPage(reply, decision.message, auth.pageStatus);
    if (decision.kind === 'error' && auth.errorDelivery === 'page')
      return sendErrorPage(reply, decision.error, auth.pageStatus);
    const fields: Record<string, string> = {};
    if (decision.kind === 'error') {
      fields['error'] = decision.error;
      if (decision.description) fields['error_description'] = decision.description;
    } else {
      const idToken = await createIdToken(state, decision, parameter('nonce'));
      if (idToken === null) return sendErrorPage(reply, 'Sorry, but you do not currently have permissions to do that.');
      Object.assign(fields, auth.extraFields, { id_token: idToken });
    }
    if (parameter('state') !== '') fields['state'] = parameter('state');
    return reply.send(formPage({ action: parameter('redirect_uri'), method: 'post', fields }));
  }

  return async (app) => {
    app.route({ method: ['GET', 'POST'], url: paths.auth, config: { endpoint: 'auth' }, handler: answer });
  };
}

/** Moodle's PARAM_TEXT: a `<` in state or nonce takes what follows with it. */
function stripTags(text: string): string {
  return text.replaceAll(/<[^>]*>?/g, '');
}
