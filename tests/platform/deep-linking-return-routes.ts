import type { FastifyPluginAsync } from 'fastify';
import { html } from 'ghtml';
import { addSelectedContent } from './add-selected-content.ts';
import { checkDeepLinkingResponse, type DeepLinkingAnswer } from './check-deep-linking-response.ts';
import { readReturn } from './deep-linking-return.ts';
import { sendErrorPage } from './error-page.ts';
import { formFields } from './form-fields.ts';
import { formPage } from './form-page.ts';
import { type PlatformState, toolOf } from './platform-state.ts';
import { keepSelection } from './selections.ts';

/**
 * Where the tool posts its `JWT` (LTI Deep Linking 2.0, §4). Several items become activities at once; one item is handed
 * to the page around the frame, whose form the teacher saves.
 */
export function deepLinkingReturnRoutes(state: PlatformState): FastifyPluginAsync {
  const { paths, auth, deepLinking } = state.profile;
  return async (app) => {
    app.post<{ Querystring: Record<string, string | undefined> }>(paths.deepLinkingReturn, async (request, reply) => {
      const posted = formFields(request.body);
      const isRepost = posted.has('repost');
      const hasCookie = !state.faults.areCookiesBlocked || isRepost;
      const session = hasCookie ? state.sessions.find(request.headers.cookie) : undefined;
      reply.type('text/html; charset=utf-8');
      if (!session && !isRepost && auth.hasRepostPage) {
        return reply.send(formPage({ action: request.url, method: 'post', fields: [...posted, ['repost', 'true']] }));
      }
      const jwt = posted.get('JWT');
      const place = readReturn(state, request.query, jwt ?? '');
      const course = state.courses.find((one) => one.id === place?.courseId);
      const tool = toolOf(state, place?.toolId ?? '');
      if (!course || !tool) return sendErrorPage(reply, 'Invalid tool or course');
      if (!jwt) return sendErrorPage(reply, 'A required parameter (oauth_consumer_key) was missing');
      let answer: DeepLinkingAnswer;
      try {
        answer = await checkDeepLinkingResponse(state, tool, jwt);
      } catch (error) {
        return sendErrorPage(reply, error instanceof Error ? error.message : 'Invalid response');
      }
      const person = session && course.person(session.personId);
      if (!session || !person) return sendErrorPage(reply, 'You are not signed in.');
      if (place?.sesskey !== session.sesskey) return sendErrorPage(reply, 'Your session has most likely timed out.');
      if (person.role === 'learner') return sendErrorPage(reply, 'You do not have permission to add activities.');

      const items = answer.error ? [] : answer.items;
      if (items.length > 1) addSelectedContent(course, items, deepLinking.maximumPoints);
      const selection = items.length === 1 && items[0] ? keepSelection(session, items[0]) : null;
      return reply.send(returnPage({ selection, created: items.length > 1 ? items.length : 0, error: answer.error }));
    });
  };
}

/** Tells the page around the frame what happened. Both are the platform's own, so the origin is the same. */
function returnPage(outcome: { selection: string | null; created: number; error: string | null }): string {
  const json = JSON.stringify({ subject: 'campus.contentSelected', ...outcome }).replaceAll('<', '\\u003c');
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Content selected</title>
      </head>
      <body>
        <p>The selection has arrived.</p>
        <script id="outcome" type="application/json">
          !${json}
        </script>
        <script>
          const outcome = JSON.parse(document.getElementById('outcome').textContent);
          (window.opener || window.parent).postMessage(outcome, location.origin);
        </script>
      </body>
    </html>`;
}
