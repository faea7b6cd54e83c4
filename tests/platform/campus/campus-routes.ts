import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { Course, Person } from '../course.ts';
import { sendErrorPage } from '../error-page.ts';
import { formFields } from '../form-fields.ts';
import { type PlatformState, toolOf } from '../platform-state.ts';
import { type Session, sessionCookie } from '../sessions.ts';
import { selectContent } from './browser/select-content.ts';
import { watchGradebook } from './browser/watch-gradebook.ts';
import { activityPage } from './activity-page.ts';
import { campusStyle } from './campus-style.ts';
import { coursePage, welcomePage } from './course-page.ts';
import { gradebookPage, gradebookTable } from './gradebook-page.ts';
import { participantsPage } from './participants-page.ts';
import { isManager } from './person-words.ts';
import { toolStorage, toolStorageRoutes } from './tool-storage.ts';

const htmlType = 'text/html; charset=utf-8';

/** The pages of the campus, on the platform's own port. One course; people are changed by a button. */
export function campusRoutes(state: PlatformState): FastifyPluginAsync {
  const course = state.courses[0] as Course;
  const { paths } = state.profile;
  const launchUrl = (cmid: number) => `${paths.launch}?id=${cmid}`;

  function visitor(request: FastifyRequest): { session: Session; person: Person } | null {
    const session = state.sessions.find(request.headers.cookie);
    const person = session && course.person(session.personId);
    return session && person ? { session, person } : null;
  }

  return async (app) => {
    app.get('/campus/style.css', async (_request, reply) => reply.type('text/css').send(campusStyle));
    for (const [name, script] of Object.entries({
      'select-content': selectContent,
      'watch-gradebook': watchGradebook,
    })) {
      // Node has already taken the types out of a function that it runs: its text is JavaScript.
      app.get(`/campus/${name}.js`, async (_request, reply) =>
        reply.type('text/javascript').send(`(${String(script)})();`),
      );
    }

    await app.register(toolStorageRoutes(state));

    app.post('/people', async (request, reply) => {
      const person = course.person(formFields(request.body).get('person') ?? '');
      if (!person) return sendErrorPage(reply, 'There is no such person.');
      const before = visitor(request);
      if (before) state.sessions.end(before.session);
      const session = state.sessions.signIn(person.id);
      session.locale = before?.session.locale ?? 'en';
      // Without SameSite, as Moodle over http, browsers keep it from what other sites cause, and the platform posts again.
      const rules = state.profile.auth.hasRepostPage ? '' : '; SameSite=None; Secure';
      reply.header('set-cookie', `${sessionCookie}=${session.id}; Path=/; HttpOnly${rules}`);
      return reply.redirect('/', 303);
    });

    app.post('/language', async (request, reply) => {
      const here = visitor(request);
      if (here) here.session.locale = formFields(request.body).get('locale') === 'cy' ? 'cy' : 'en';
      return reply.redirect('/', 303);
    });

    app.get<{ Querystring: { added?: string } }>('/', async (request, reply) => {
      const here = visitor(request);
      reply.type(htmlType);
      if (!here) return reply.send(welcomePage(course));
      const addedCount = Number(request.query.added) || 0;
      const view = {
        launchUrl: (link: { cmid: number }) => launchUrl(link.cmid),
        isConnected: state.tools.length > 0,
        addedCount,
        locale: here.session.locale,
      };
      return reply.send(coursePage(course, here.person, view));
    });

    app.get<{ Params: { cmid: string }; Querystring: { review?: string } }>(
      '/activities/:cmid',
      async (request, reply) => {
        const here = visitor(request);
        if (!here) return reply.redirect('/');
        const link = course.resourceLinks.find((one) => String(one.cmid) === request.params.cmid);
        const tool = link && toolOf(state, link.toolId);
        if (!link || !tool) return sendErrorPage(reply, 'There is no such activity.');
        const reviewed = (isManager(here.person) && course.person(request.query.review ?? '')) || null;
        const url = launchUrl(link.cmid) + (reviewed ? `&action=gradeReport&user=${reviewed.id}` : '');
        const view = { link, tool, launchUrl: url, reviewed, storage: toolStorage(state) };
        return reply.type(htmlType).send(activityPage(course, here.person, view));
      },
    );

    app.get('/gradebook', async (request, reply) => {
      const here = visitor(request);
      if (!here) return reply.redirect('/');
      return reply.type(htmlType).send(gradebookPage(course, here.person));
    });

    app.get('/gradebook/table', async (request, reply) => {
      const here = visitor(request);
      if (!here) return reply.code(403).send('');
      return reply.type(htmlType).send(gradebookTable(course, here.person));
    });

    app.get('/gradebook/changes', async (_request, reply) => {
      reply.hijack();
      reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      reply.raw.write(': open\n\n');
      const stop = course.gradebook.onChange(() => reply.raw.write('data: changed\n\n'));
      reply.raw.once('close', stop);
    });

    app.get('/participants', async (request, reply) => {
      const here = visitor(request);
      if (!here) return reply.redirect('/');
      return reply.type(htmlType).send(participantsPage(course, here.person));
    });
  };
}
