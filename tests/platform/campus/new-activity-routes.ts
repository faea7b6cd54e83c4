import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { Course } from '../course.ts';
import { sendErrorPage } from '../error-page.ts';
import { formFields } from '../form-fields.ts';
import type { PlatformState } from '../platform-state.ts';
import { findSelection } from '../selections.ts';
import { activityOfForm, emptyForm, formOfSelection, readActivityForm } from './activity-form.ts';
import { newActivityPage } from './new-activity-page.ts';
import { isManager } from './person-words.ts';
import { toolStorage } from './tool-storage.ts';

const htmlType = 'text/html; charset=utf-8';

/** Adding activities: the form, what a selection writes into it, and saving it. For those who manage the course. */
export function newActivityRoutes(state: PlatformState): FastifyPluginAsync {
  const course = state.courses[0] as Course;
  const largest = state.profile.deepLinking.maximumPoints;

  function manager(request: FastifyRequest) {
    const session = state.sessions.find(request.headers.cookie);
    const person = session && course.person(session.personId);
    const tool = state.tools[0];
    return session && person && tool && isManager(person) ? { session, person, tool } : null;
  }

  function page(
    here: NonNullable<ReturnType<typeof manager>>,
    form = emptyForm,
    problem: string | null = null,
  ): string {
    const { tool, person, session } = here;
    const deepLinkingUrl = `${state.profile.paths.deepLinking}?course=${course.id}&id=${tool.deploymentId}`;
    return newActivityPage(course, person, {
      ...{ tool, deepLinkingUrl, form, problem },
      sesskey: session.sesskey,
      storage: toolStorage(state),
    });
  }

  return async (app) => {
    app.get('/activities/new', async (request, reply) => {
      const here = manager(request);
      if (!here) return sendErrorPage(reply, 'Only a teacher or an admin can add activities, and only with a tool.');
      return reply.type(htmlType).send(page(here));
    });

    app.get<{ Params: { name: string } }>('/selections/:name', async (request, reply) => {
      const here = manager(request);
      const selected = here && findSelection(here.session, request.params.name);
      if (!selected) return reply.code(404).send({ error: 'No such selection' });
      return formOfSelection(request.params.name, selected);
    });

    app.post('/activities', async (request, reply) => {
      const here = manager(request);
      const fields = formFields(request.body);
      if (!here || fields.get('sesskey') !== here.session.sesskey) {
        return sendErrorPage(reply, 'Your session has most likely timed out.');
      }
      const form = readActivityForm(fields);
      const selected = findSelection(here.session, form.selection);
      const outcome = activityOfForm(form, here.tool.deploymentId, selected, largest);
      if ('problem' in outcome)
        return reply
          .code(422)
          .type(htmlType)
          .send(page(here, form, outcome.problem));
      course.addResourceLink(outcome.link);
      return reply.redirect('/?added=1', 303);
    });
  };
}
