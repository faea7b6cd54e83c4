import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../../tests/support/databases.ts';
import { ask, openPageSession } from '../../tests/support/page-session.ts';
import { openTestTool } from '../../tests/support/test-tool.ts';
import { buildServer } from '../server.ts';
import type { Tool } from '../tool.ts';
import { openModuleSchema, pageBootSchema, sessionViewSchema } from './launch-boot.ts';

const monday = Date.UTC(2026, 10, 23, 9);

describe.each(engines)('the pages on %s', (engine) => {
  let tool: Tool;
  let server: FastifyInstance;
  let now: number;

  beforeEach(async () => {
    now = monday;
    tool = await openTestTool(engine, { clock: () => now });
    server = await buildServer(tool);
  });
  afterEach(async () => {
    await server.close();
    await tool.close();
  });

  const scores = () => tool.db.selectFrom('score').selectAll().execute();

  it('say who is signed in, and what the page begins with', async () => {
    const token = await openPageSession(tool);
    const session = sessionViewSchema.parse((await ask(server, token, '/api/session')).json());
    expect(session).toMatchObject({ role: 'learner', person: { name: 'Sam Achebe' }, page: 'module' });
    expect(session.context).toEqual({ id: 'course', title: 'Leading with care' });
    const boot = pageBootSchema.parse((await ask(server, token, '/api/boot')).json());
    expect(boot).toMatchObject({ session, module: { id: 'notice' }, attempt: { doneSteps: {} }, modules: null });
  });

  it('keep each step, and the completion and its score together', async () => {
    const token = await openPageSession(tool);
    await ask(server, token, '/api/module');
    const first = await ask(server, token, '/api/steps', { step: 'read' });
    expect(first.json()).toMatchObject({
      attempt: { doneSteps: { read: monday }, completedAt: null },
      completedNow: false,
    });
    expect(await scores()).toEqual([]);

    now += 60_000;
    const last = await ask(server, token, '/api/steps', { step: 'reflect' });
    expect(last.json()).toMatchObject({ attempt: { completedAt: now }, completedNow: true });
    expect(await scores()).toMatchObject([
      { sub: 'sam', resource_link_id: 'link', line_item_url: 'https://lms.example.org/items/link', state: 'waiting' },
    ]);
    const again = openModuleSchema.parse((await ask(server, token, '/api/module')).json());
    expect(again.attempt.completedAt).toBe(now);
  });

  it('count a step that is sent twice once, also when both come at the same moment', async () => {
    const token = await openPageSession(tool);
    await ask(server, token, '/api/module');
    await ask(server, token, '/api/steps', { step: 'read' });
    const both = await Promise.all([1, 2].map(() => ask(server, token, '/api/steps', { step: 'reflect' })));
    expect(both.map((answer) => answer.status)).toEqual([200, 200]);
    expect(both.filter((answer) => answer.json().completedNow)).toHaveLength(1);
    expect(await scores()).toHaveLength(1);
  });

  it('keep neither completion nor score when the score cannot be written', async () => {
    const token = await openPageSession(tool);
    await ask(server, token, '/api/module');
    await ask(server, token, '/api/steps', { step: 'read' });
    await tool.db.schema.dropTable('score').execute();
    expect((await ask(server, token, '/api/steps', { step: 'reflect' })).status).toBe(503);
    const attempt = await tool.db.selectFrom('attempt').selectAll().executeTakeFirstOrThrow();
    expect(attempt).toMatchObject({ completed_at: null, done_steps: JSON.stringify({ read: monday }) });
  });

  it.each([
    ['a step before its turn', { step: 'reflect' }, 409, 'out-of-order'],
    ['a step that the module does not have', { step: 'plan' }, 400, 'bad-request'],
    ['a step that does not exist', { step: 'leap' }, 400, 'bad-request'],
    ['no step', {}, 400, 'bad-request'],
    ['a list', [], 400, 'bad-request'],
    ['another module than the one that was launched', { step: 'read', moduleId: 'not-soft' }, 404, 'not-found'],
    ['a module id that is none', { step: 'read', moduleId: '../../etc' }, 400, 'bad-request'],
  ])('refuse %s with a message', async (_case, body, status, code) => {
    const token = await openPageSession(tool);
    await ask(server, token, '/api/module');
    const answer = await ask(server, token, '/api/steps', body);
    expect(answer.status).toBe(status);
    expect(answer.json().error).toMatchObject({ code, message: expect.stringMatching(/\w+ \w+/) });
    expect(await tool.db.selectFrom('attempt').select('done_steps').executeTakeFirstOrThrow()).toEqual({
      done_steps: '{}',
    });
  });

  it.each(['/api/session', '/api/boot', '/api/module', '/api/completion', '/api/completion.csv'])(
    'answer %s to nobody without a session',
    async (path) => {
      for (const token of ['', 'x'.repeat(43)]) {
        expect((await ask(server, token, path)).status).toBe(401);
      }
    },
  );

  it('score no instructor, no test user, and no link without a gradebook column', async () => {
    const sessions = [
      { sub: 'teacher', role: 'instructor' },
      { sub: 'test-student', isTestUser: true },
      { sub: 'learner', resourceLinkId: 'no-column', lineItemUrl: null },
    ] as const;
    for (const options of sessions) {
      const token = await openPageSession(tool, options);
      await ask(server, token, '/api/module');
      await ask(server, token, '/api/steps', { step: 'read' });
      expect((await ask(server, token, '/api/steps', { step: 'reflect' })).json().completedNow).toBe(true);
    }
    expect(await scores()).toEqual([]);
  });

  it('keep the steps of two people, two links and two platforms apart', async () => {
    const sessions = [{}, { sub: 'rhian' }, { resourceLinkId: 'other' }, { registrationId: 'r2' }];
    const tokens: string[] = [];
    for (const options of sessions) tokens.push(await openPageSession(tool, options));
    for (const token of tokens) await ask(server, token, '/api/module');
    await ask(server, tokens[0] as string, '/api/steps', { step: 'read' });
    const done = await Promise.all(
      tokens.map(async (token) => Object.keys((await ask(server, token, '/api/module')).json().attempt.doneSteps)),
    );
    expect(done).toEqual([['read'], [], [], []]);
    const keys = await Promise.all(
      tokens.map(async (token) => (await ask(server, token, '/api/boot')).json().draftKey),
    );
    expect(new Set(keys).size).toBe(4);
  });

  it('let a learner from a link without a module choose one', async () => {
    const token = await openPageSession(tool, { page: 'catalogue', moduleId: null });
    const boot = pageBootSchema.parse((await ask(server, token, '/api/boot')).json());
    expect(boot.modules?.map((module) => module.id)).toEqual(['not-soft', 'notice']);
    expect((await ask(server, token, '/api/module')).status).toBe(404);
    const opened = openModuleSchema.parse((await ask(server, token, '/api/module?id=not-soft')).json());
    expect(opened.attempt.moduleId).toBe('not-soft');
    const step = await ask(server, token, '/api/steps', { step: 'read', moduleId: 'not-soft' });
    expect(step.json().attempt.doneSteps).toEqual({ read: monday });
    expect((await ask(server, token, '/api/module?id=no-such-module')).status).toBe(404);
  });

  it('go on with the version that an attempt began with', async () => {
    const token = await openPageSession(tool);
    await ask(server, token, '/api/module');
    const notice = tool.modules.get('notice');
    if (!notice) throw new Error('no module');
    (tool.modules as Map<string, typeof notice>).set('notice', { ...notice, version: 2 });
    expect((await ask(server, token, '/api/module')).json()).toMatchObject({
      module: { version: 1 },
      attempt: { moduleVersion: 1 },
    });
    expect((await ask(server, token, '/api/steps', { step: 'read' })).status).toBe(200);
  });
});
