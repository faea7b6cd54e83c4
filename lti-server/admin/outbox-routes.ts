import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { SecretBoxError } from '../configuration/secret-box.ts';
import { letScoresGo, type RetryFilter } from '../gradebook/retry-scores.ts';
import { wakeSender } from '../gradebook/sender.ts';
import { listRegistrations, showRegistration } from '../platform/registrations.ts';
import type { Tool } from '../tool.ts';
import { ConsoleError } from './console-error.ts';
import { sendConsole, viewOf } from './console-page.ts';
import { changeAs, goOn, postForm } from './console-post.ts';
import { countScores } from './count-work.ts';
import { listOutbox, openHandle } from './outbox-list.ts';
import { outboxStates, renderOutbox } from './outbox-page.ts';
import { pageSchema } from './page-number.ts';
import { readForm } from './read-form.ts';

const path = '/admin/outbox';
/** As many as one form may bring back. */
const pageSize = 50;

const querySchema = pageSchema.extend({
  registration: z.string().max(100).default(''),
  state: z.enum(['', ...outboxStates]).default(''),
});
const chosen = z
  .union([z.string().max(2000), z.array(z.string().max(2000)).max(pageSize)])
  .transform((found) => [found].flat());
const resendSchema = z.union([
  z.object({ what: z.literal('all'), registration: z.string().max(100).default('') }),
  z.object({ what: z.literal('chosen'), registration: z.string().max(100).default(''), score: chosen }),
]);

/** Scores on their way to the gradebooks: what waits or was refused, why, and sending it again. */
export function addOutboxRoutes(server: FastifyInstance, tool: Tool): void {
  server.get(path, async (request, reply) => {
    const { registration, state, page } = readForm(querySchema, request.query);
    const registrationId = registration === '' ? undefined : registration;
    const view = viewOf(request, reply);
    const states = state === '' ? outboxStates : [state];
    const query = { registrationId, states, limit: pageSize + 1, offset: (page - 1) * pageSize };
    const [counts, found, registrations] = await Promise.all([
      countScores(tool, registrationId),
      listOutbox(tool, query, view.locale),
      listRegistrations(tool.db),
    ]);
    const isLast = found.length <= pageSize;
    const items = found.slice(0, pageSize);
    return sendConsole(request, reply, view, {
      title: view.t('outbox.title'),
      room: path,
      body: renderOutbox(view, { counts, items, registrations, registration, state, page, isLast }),
    });
  });

  postForm(server, `${path}/resend`, async (request, reply) => {
    const { registration, ...asked } = readForm(resendSchema, request.body);
    if (registration !== '' && !(await showRegistration(tool.db, registration))) {
      throw new ConsoleError('registration-gone');
    }
    const ofOne = registration === '' ? {} : { registrationId: registration };
    const filters = asked.what === 'all' ? [ofOne] : asked.score.map((handle) => open(tool, handle));
    const changeOf = (count: number) => ({ action: 'scores-resent', ...ofOne, count }) as const;
    const count = await changeAs(tool, request, (trx) => letScoresGo(trx, filters, tool.clock()), changeOf);
    wakeSender(tool);
    return goOn(reply, changeOf(count), path);
  });
}

function open(tool: Tool, handle: string): RetryFilter {
  try {
    return openHandle(tool, handle);
  } catch (cause) {
    if (cause instanceof SecretBoxError) throw new ConsoleError('bad-request', { cause });
    throw cause;
  }
}
