import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../../tests/support/databases.ts';
import { ask, openPageSession } from '../../tests/support/page-session.ts';
import { openTestTool } from '../../tests/support/test-tool.ts';
import { applyRetention } from '../operations/apply-retention.ts';
import { buildServer } from '../server.ts';
import type { Tool } from '../tool.ts';
import { completionListSchema, type CompletionList } from './completion-list.ts';

const monday = Date.UTC(2026, 10, 23, 9);

describe.each(engines)('the completion page on %s', (engine) => {
  let tool: Tool;
  let server: FastifyInstance;
  let teacher: string;
  let now: number;

  beforeEach(async () => {
    now = monday;
    tool = await openTestTool(engine, { clock: () => now });
    server = await buildServer(tool);
    teacher = await openPageSession(tool, { sub: 'priya', name: 'Priya Nair', role: 'instructor', page: 'completion' });
  });
  afterEach(async () => {
    await server.close();
    await tool.close();
  });

  async function learner(sub: string, name: string | null, steps: readonly string[]): Promise<void> {
    const token = await openPageSession(tool, { sub, name });
    if (steps.length > 0) await ask(server, token, '/api/module');
    for (const step of steps) await ask(server, token, '/api/steps', { step });
  }
  async function read(query = ''): Promise<CompletionList> {
    return completionListSchema.parse((await ask(server, teacher, `/api/completion${query}`)).json());
  }
  const names = (list: CompletionList) => list.people.map((person) => person.name);
  const setScore = (change: object) => tool.db.updateTable('score').set(change).execute();

  it('shows who is where, and where the score is', async () => {
    await learner('rhian', 'Rhian Evans', []);
    await learner('sam', 'Sam Achebe', ['read']);
    await learner('ana', 'Ana Lima', ['read', 'reflect']);
    const list = await read();
    expect(list.modules).toEqual([
      { resourceLinkId: 'link', moduleId: 'notice', title: 'Activity link', hasColumn: true },
    ]);
    const cells = list.people.map(({ name, cells: [cell] }) => [name, cell?.state, cell?.doneAt, cell?.score?.state]);
    expect(cells).toEqual([
      ['Ana Lima', 'done', monday, 'waiting'],
      ['Rhian Evans', 'not-started', null, undefined],
      ['Sam Achebe', 'in-progress', null, undefined],
    ]);
    expect(list).toMatchObject({ total: 3, rosterSize: 3, attention: 0, context: { title: 'Leading with care' } });
  });

  it('says in plain words why a score was refused, and sends it again when asked', async () => {
    await learner('ana', 'Ana Lima', ['read', 'reflect']);
    await setScore({ state: 'refused', last_reason: 'column-gone', last_status: 404 });
    const refused = (await read()).people[0]?.cells[0]?.score;
    expect(refused).toMatchObject({ state: 'refused', reason: expect.stringContaining('Moodle refused it') });
    expect((await read()).attention).toBe(1);
    const answer = await ask(server, teacher, '/api/scores/resend', { resourceLinkId: 'link', sub: 'ana' });
    expect(answer.json()).toEqual({ resent: 1 });
    expect((await read()).people[0]?.cells[0]?.score?.state).toBe('waiting');
    expect((await ask(server, teacher, '/api/scores/resend', { resourceLinkId: 'link', sub: 'x' })).json()).toEqual({
      resent: 0,
    });
  });

  it('goes on saying that a score arrived, when the outbox has long forgotten it', async () => {
    await learner('ana', 'Ana Lima', ['read', 'reflect']);
    await setScore({ state: 'sent', sent_at: monday });
    const before = (await read()).people;
    const later = () => monday + 401 * 24 * 3_600_000;
    expect(await applyRetention({ ...tool, clock: later }, { rest: async () => {} })).toMatchObject({
      arrivedScores: 1,
    });
    expect(await tool.db.selectFrom('score').selectAll().execute()).toEqual([]);
    expect((await read()).people).toEqual(before);
    expect(before[0]?.cells[0]?.score).toEqual({ state: 'sent', reason: null, sentAt: monday });
  });

  it('sends those again that were chosen, one that was set aside among them, and leaves the others', async () => {
    for (const sub of ['ana', 'bo', 'cy']) await learner(sub, sub, ['read', 'reflect']);
    await setScore({ state: 'refused', last_reason: 'column-gone', last_status: 404 });
    await tool.db.updateTable('score').set({ state: 'superseded' }).where('sub', '=', 'bo').execute();
    const chosen = ['ana', 'bo', 'nobody'].map((sub) => ({ resourceLinkId: 'link', sub }));
    expect((await ask(server, teacher, '/api/scores/resend', { chosen })).json()).toEqual({ resent: 2 });
    const states = (await read()).people.map(({ cells: [cell] }) => cell?.score?.state);
    expect(states).toEqual(['waiting', 'waiting', 'refused']);
  });

  it('finds people by a part of their name, taken literally', async () => {
    await learner('a', 'Ann 100% Lee', []);
    await learner('b', 'Bo Ek', []);
    await learner('c', 'Cy_Ek', []);
    expect(names(await read('?search=EK'))).toEqual(['Bo Ek', 'Cy_Ek']);
    expect(names(await read('?search=_'))).toEqual(['Cy_Ek']);
    expect(names(await read('?search=100%25'))).toEqual(['Ann 100% Lee']);
    expect(names(await read(`?search=${encodeURIComponent(`' or '1'='1`)}`))).toEqual([]);
  });

  it('filters and sorts by how far people are', async () => {
    await learner('r', 'Rhian', []);
    await learner('s', 'Sam', ['read']);
    await learner('a', 'Ana', ['read', 'reflect']);
    now += 60_000;
    await learner('z', 'Zoe', ['read', 'reflect']);
    expect(names(await read('?status=not-started'))).toEqual(['Rhian']);
    expect(names(await read('?status=in-progress'))).toEqual(['Sam']);
    expect(names(await read('?status=done'))).toEqual(['Ana', 'Zoe']);
    await tool.db.updateTable('score').set({ state: 'superseded' }).where('sub', '=', 'z').execute();
    expect(names(await read('?status=attention'))).toEqual(['Zoe']);
    expect(names(await read('?sort=-name'))).toEqual(['Zoe', 'Sam', 'Rhian', 'Ana']);
    expect(names(await read('?sort=recent'))).toEqual(['Zoe', 'Ana', 'Rhian', 'Sam']);
    await learner('n', null, []);
    expect(names(await read())).toEqual(['Ana', 'Rhian', 'Sam', 'Zoe', null]);
  });

  it('leaves out test users, teachers, and people whom the last whole list left out', async () => {
    await learner('here', 'Here', []);
    await learner('gone', 'Gone', []);
    await learner('gone-but-done', 'Was Here', ['read']);
    await openPageSession(tool, { sub: 'test', name: 'Test Student', isTestUser: true });
    await tool.db
      .updateTable('membership')
      .set({ listed_at: monday - 1 })
      .where('sub', 'like', 'gone%')
      .execute();
    await tool.db.updateTable('membership').set({ listed_at: monday }).where('sub', '=', 'here').execute();
    await tool.db.updateTable('context').set({ roster_read_at: monday }).execute();
    expect(names(await read())).toEqual(['Here', 'Was Here']);
  });

  it('gives the list page by page without gap or repetition', async () => {
    for (let index = 0; index < 53; index += 1) await learner(`p${index}`, 'Same Name', []);
    const [first, second] = [await read(), await read('?page=2')];
    expect([first.people.length, second.people.length, first.total]).toEqual([50, 3, 53]);
    expect(new Set([...first.people, ...second.people].map((person) => person.sub)).size).toBe(53);
    const csv = (await ask(server, teacher, '/api/completion.csv')).text;
    expect(csv.trim().split('\r\n')).toHaveLength(54);
  });

  it('writes a CSV that Excel reads as text', async () => {
    await learner('f', '=HYPERLINK("https://example.org")', ['read', 'reflect']);
    await learner('w', 'Wynne, "Siân"', []);
    const answer = await ask(server, teacher, '/api/completion.csv');
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.text).toBe(
      [
        '\uFEFFName,Activity link: state,Activity link: done at (UTC),Activity link: gradebook',
        `"'=HYPERLINK(""https://example.org"")",Done,2026-11-23 09:00,Gradebook: waiting to be sent`,
        '"Wynne, ""Siân""",Not started,,',
        '',
      ].join('\r\n'),
    );
  });

  it('shows nothing of another platform, deployment or course', async () => {
    for (const options of [{ registrationId: 'r2' }, { contextId: 'other-course', resourceLinkId: 'other-link' }]) {
      const token = await openPageSession(tool, { sub: 'stranger', name: 'Stranger', ...options });
      await ask(server, token, '/api/module');
      for (const step of ['read', 'reflect']) await ask(server, token, '/api/steps', { step });
    }
    await setScore({ state: 'refused', last_reason: 'column-gone' });
    expect(await read()).toMatchObject({ total: 0, rosterSize: 0, attention: 0 });
    expect((await ask(server, teacher, '/api/completion.csv')).text).not.toContain('Stranger');
    expect((await ask(server, teacher, '/api/scores/resend', { all: true })).json()).toEqual({ resent: 0 });
  });

  it('does not mix up one id that two platforms give to two people', async () => {
    await learner('sam', 'Sam of r1', []);
    const other = await openPageSession(tool, { registrationId: 'r2', sub: 'sam', name: 'Sam of r2' });
    await ask(server, other, '/api/module');
    for (const step of ['read', 'reflect']) await ask(server, other, '/api/steps', { step });
    const { people } = await read();
    expect(people).toMatchObject([{ name: 'Sam of r1', cells: [{ state: 'not-started', score: null }] }]);
    expect(names(await read('?status=not-started'))).toEqual(['Sam of r1']);
  });

  it('is closed to learners, and refuses what it cannot read', async () => {
    const token = await openPageSession(tool);
    for (const path of ['/api/completion', '/api/completion.csv']) {
      expect((await ask(server, token, path)).status).toBe(403);
    }
    expect((await ask(server, token, '/api/scores/resend', { all: true })).status).toBe(403);
    expect((await ask(server, token, '/api/roster/refresh', {})).status).toBe(403);
    for (const query of ['?page=0', '?page=x', '?sort=sub', '?status=all', `?search=${'x'.repeat(101)}`]) {
      expect((await ask(server, teacher, `/api/completion${query}`)).status, query).toBe(400);
    }
    const one = { resourceLinkId: 'link', sub: 'ana' };
    for (const body of [
      { sub: 'ana' },
      { chosen: [] },
      { chosen: [{ sub: 'a' }] },
      { chosen: Array.from({ length: 501 }, () => one) },
    ]) {
      expect((await ask(server, teacher, '/api/scores/resend', body)).status).toBe(400);
    }
  });

  it('says what is wrong when the platform gives no list of people', async () => {
    const list = completionListSchema.parse((await ask(server, teacher, '/api/roster/refresh', {})).json());
    expect(list.rosterProblem).toMatch(/Moodle/);
  });

  it('stands empty for a launch outside of a course', async () => {
    const token = await openPageSession(tool, { sub: 'p', role: 'instructor', contextId: null, resourceLinkId: null });
    const list = completionListSchema.parse((await ask(server, token, '/api/completion')).json());
    expect(list).toMatchObject({ context: null, modules: [], people: [] });
  });
});
