import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { sendErrorPage } from './error-page.ts';
import { formPage } from './form-page.ts';
import { type PlatformState, toolOf } from './platform-state.ts';
import { type LoginRequest, startLogin } from './start-login.ts';

interface LaunchQuery {
  id?: string;
  action?: string;
  user?: string;
  placement?: string;
  tool?: string;
  course?: string;
}

interface DeepLinkingQuery {
  id?: string;
  course?: string;
  placement?: string;
}

/** Where a click on an activity, and on "Select content", begins: the login initiation towards the tool. */
export function loginRoutes(state: PlatformState): FastifyPluginAsync {
  const { paths, login } = state.profile;

  function sendLogin(reply: FastifyReply, cookie: string | undefined, request: LoginRequest): FastifyReply {
    const session = state.sessions.find(cookie);
    if (!request.tool.isActive) return sendErrorPage(reply, 'This tool is not active.');
    if (!session) return sendErrorPage(reply, 'You are not signed in.');
    if (!request.course.person(session.personId)) return sendErrorPage(reply, 'You cannot enrol in this course.');
    const fields = startLogin(state, session, request);
    if (login.method === 'GET') return reply.redirect(`${request.tool.loginUrl}?${new URLSearchParams(fields)}`);
    return reply
      .type('text/html; charset=utf-8')
      .send(formPage({ action: request.tool.loginUrl, method: 'post', fields }));
  }

  /** A tool that stands in a course's navigation, without any activity. */
  function sendPlacement(
    request: FastifyRequest<{ Querystring: LaunchQuery }>,
    reply: FastifyReply,
    placement: string,
  ): FastifyReply {
    const course = state.courses.find((one) => one.id === request.query.course);
    const tool = toolOf(state, request.query.tool ?? '');
    if (!course || !tool) return sendErrorPage(reply, 'Invalid tool or course');
    const messageType = 'LtiResourceLinkRequest';
    return sendLogin(reply, request.headers.cookie, { tool, course, resourceLink: null, messageType, placement });
  }

  return async (app) => {
    app.get<{ Querystring: LaunchQuery }>(paths.launch, async (request, reply) => {
      const { id, action, user, placement } = request.query;
      if (placement !== undefined) return sendPlacement(request, reply, placement);
      const course = state.courses.find((one) => one.resourceLinks.some((link) => String(link.cmid) === id));
      const resourceLink = course?.resourceLinks.find((link) => String(link.cmid) === id);
      const tool = resourceLink && toolOf(state, resourceLink.toolId);
      if (!course || !resourceLink || !tool) return sendErrorPage(reply, 'Invalid course module ID');
      const isReview = action === 'gradeReport' && user !== undefined;
      return sendLogin(reply, request.headers.cookie, {
        tool,
        course,
        resourceLink,
        messageType: isReview ? 'LtiSubmissionReviewRequest' : 'LtiResourceLinkRequest',
        forPersonId: isReview ? user : null,
      });
    });

    app.get<{ Querystring: DeepLinkingQuery }>(paths.deepLinking, async (request, reply) => {
      const course = state.courses.find((one) => one.id === request.query.course);
      const tool = toolOf(state, request.query.id ?? '');
      if (!course || !tool) return sendErrorPage(reply, 'Invalid tool or course');
      return sendLogin(reply, request.headers.cookie, {
        tool,
        course,
        resourceLink: null,
        messageType: 'LtiDeepLinkingRequest',
        placement: request.query.placement ?? null,
      });
    });
  };
}
