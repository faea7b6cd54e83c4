import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Course, Person } from '../course.ts';
import { sendErrorPage } from '../error-page.ts';
import { formFields } from '../form-fields.ts';
import type { PlatformState } from '../platform-state.ts';
import { addTool, type RegisteredTool } from '../registered-tool.ts';
import { issueRegistrationToken } from '../registration-routes.ts';
import { addTool as closeRegistration } from './browser/add-tool.ts';
import { registrationPage, toolsPage } from './tools-page.ts';

const htmlType = 'text/html; charset=utf-8';

/** Adding tools, for the platform's administrators: by their address, or by hand. */
export function toolsRoutes(state: PlatformState, onTool: (tool: RegisteredTool) => void): FastifyPluginAsync {
  const course = state.courses[0] as Course;

  function admin(request: FastifyRequest): Person | null {
    const session = state.sessions.find(request.headers.cookie);
    const person = session && course.person(session.personId);
    return person?.role === 'admin' ? person : null;
  }
  const refuse = (reply: FastifyReply) => sendErrorPage(reply, 'Only an administrator can add tools.');

  return async (app) => {
    app.get('/campus/add-tool.js', async (_request, reply) =>
      reply.type('text/javascript').send(`(${String(closeRegistration)})();`),
    );

    app.get('/tools', async (request, reply) => {
      const person = admin(request);
      return person ? reply.type(htmlType).send(toolsPage(state, course, person)) : refuse(reply);
    });

    app.get<{ Querystring: { address?: string } }>('/tools/new', async (request, reply) => {
      const person = admin(request);
      const { address = '' } = request.query;
      if (!person || !URL.canParse(address)) return refuse(reply);
      const url = new URL(address);
      url.searchParams.set('openid_configuration', state.url + state.profile.paths.configuration);
      const token = issueRegistrationToken(state);
      if (token !== null) url.searchParams.set('registration_token', token);
      return reply.type(htmlType).send(registrationPage(course, person, url.href));
    });

    app.post('/tools', async (request, reply) => {
      if (!admin(request)) return refuse(reply);
      const fields = formFields(request.body);
      const text = (name: string) => fields.get(name)?.trim() ?? '';
      const registration = {
        loginUrl: text('loginUrl'),
        redirectUris: [text('redirectUri')],
        jwksUrl: text('jwksUrl'),
      };
      onTool(addTool(state.tools, registration, state.profile.ids));
      return reply.redirect('/tools', 303);
    });

    app.post('/tools/activate', async (request, reply) => {
      const tool = state.tools.find((one) => one.clientId === formFields(request.body).get('clientId'));
      if (!admin(request) || !tool) return refuse(reply);
      tool.isActive = true;
      return reply.redirect('/tools', 303);
    });
  };
}
