import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openConsoleBrowser, type ConsoleBrowser } from '../../tests/support/console-browser.ts';
import { openConsoleRig, type ConsoleRig } from '../../tests/support/console-rig.ts';
import { engines } from '../../tests/support/databases.ts';
import { ask, openPageSession, type PageSession } from '../../tests/support/page-session.ts';
import type { Tool } from '../tool.ts';
import { collectReport } from './report-page.ts';

const monday = Date.UTC(2026, 10, 23, 9);

describe.each(engines)('the programme report on %s', (engine) => {
  let rig: ConsoleRig;
  let tool: Tool;
  let server: FastifyInstance;
  let browser: ConsoleBrowser;
  beforeEach(async () => {
    rig = await openConsoleRig(engine, { clock: () => monday });
    ({ tool, server, browser } = rig);
  });
  afterEach(() => rig.close());

  async function person(options: PageSession, steps: readonly string[] = []): Promise<void> {
    const token = await openPageSession(tool, options);
    if (steps.length > 0) await ask(server, token, '/api/module');
    for (const step of steps) await ask(server, token, '/api/steps', { step });
  }
  const done = ['read', 'reflect'];
  const numbers = async (page = 1) => {
    const { totals, rows } = await collectReport(tool, 'r1', 'en', page);
    return {
      totals: totals.map(({ courses, started, done: finished }) => [courses, started, finished]),
      rows: rows.map((row) => [row.contextId, row.learners, row.started, row.done, row.lastDoneAt]),
    };
  };

  test('counts learners by course and module', async () => {
    await person({ sub: 'ana', contextId: 'a', resourceLinkId: 'la' }, done);
    await person({ sub: 'bo', contextId: 'a', resourceLinkId: 'la' }, ['read']);
    await person({ sub: 'cy', contextId: 'a', resourceLinkId: 'la' });
    await person({ sub: 'ana', contextId: 'b', resourceLinkId: 'lb' }, ['read']);
    expect(await numbers()).toEqual({
      totals: [[2, 2, 1]],
      rows: [
        ['a', 3, 2, 1, monday],
        ['b', 1, 1, 0, null],
      ],
    });
  });

  test('counts one person once, however many links lead to the module', async () => {
    await person({ sub: 'ana', resourceLinkId: 'l1' }, done);
    await person({ sub: 'ana', resourceLinkId: 'l2' }, ['read']);
    expect((await numbers()).rows).toEqual([['course', 1, 1, 1, monday]]);
  });

  test('counts one person once in the totals, in however many courses', async () => {
    await person({ sub: 'ana', contextId: 'a', resourceLinkId: 'la' }, done);
    await person({ sub: 'ana', contextId: 'b', resourceLinkId: 'lb' }, done);
    await person({ sub: 'ana', contextId: null, resourceLinkId: 'free' }, ['read']);
    await person({ sub: 'ana', registrationId: 'r2', resourceLinkId: 'other' }, done);
    expect(await numbers()).toEqual({
      totals: [[2, 1, 1]],
      rows: [
        ['a', 1, 1, 1, monday],
        ['b', 1, 1, 1, monday],
        [null, null, 1, 0, null],
      ],
    });
    const { body } = await browser.get('/admin/report?registration=r1');
    expect(body).toContain('counts once here');
    const csv = await browser.get('/admin/report.csv?registration=r1');
    expect(csv.body).toContain('"All courses, each person once",,Notice,notice,,1,1,2026-11-23 09:00\r\n');
  });

  test('counts a learner who teaches another course, where they learn', async () => {
    await person({ sub: 'bo', contextId: 'a', resourceLinkId: 'la', role: 'instructor' }, done);
    await person({ sub: 'bo', contextId: 'b', resourceLinkId: 'lb' }, ['read']);
    expect((await numbers()).totals).toEqual([[2, 1, 0]]);
  });

  test('adds up the people of a registration, however many', async () => {
    const count = 1001;
    const subs = Array.from({ length: count }, (_, index) => `s${index}`);
    await person({ sub: 'ana' });
    const at = { registration_id: 'r1', updated_at: monday };
    const attempt = { ...at, deployment_id: '1', context_id: 'course', module_id: 'notice', module_version: 1 };
    const times = { done_steps: '{}', started_at: monday, completed_at: null };
    await tool.db
      .insertInto('person')
      .values(subs.map((sub) => ({ ...at, sub, name: null, is_test_user: 0 as const })))
      .execute();
    for (const link of ['l1', 'l2']) {
      await tool.db
        .insertInto('attempt')
        .values(subs.map((sub) => ({ ...attempt, ...times, sub, resource_link_id: link })))
        .execute();
    }
    expect((await numbers()).totals).toEqual([[1, count, 0]]);
  });

  test('counts neither teachers, nor test users, nor people of another platform', async () => {
    await person({ sub: 'priya', role: 'instructor' }, done);
    await person({ sub: 'test', isTestUser: true }, done);
    await person({ sub: 'ana', registrationId: 'r2' }, done);
    expect((await numbers()).rows).toEqual([['course', 0, 0, 0, null]]);
  });

  test('shows a module that nobody has opened, and what stands outside of a course', async () => {
    await person({ sub: 'ana' });
    await person({ sub: 'bo', contextId: null, resourceLinkId: 'free' }, done);
    expect((await numbers()).rows).toEqual([
      ['course', 1, 0, 0, null],
      [null, null, 1, 1, monday],
    ]);
    expect((await browser.get('/admin/report')).body).toContain('Outside of a course');
  });

  test('comes in pages, with the totals of all', async () => {
    for (let course = 0; course < 120; course += 1) {
      const name = `c${String(course).padStart(3, '0')}`;
      const at = { registration_id: 'r1', deployment_id: '1', updated_at: monday };
      const context = { label: null, memberships_url: null, line_items_url: null, scopes: '[]', roster_read_at: null };
      await tool.db
        .insertInto('context')
        .values({ ...at, ...context, id: name, title: name })
        .execute();
      const link = { id: name, context_id: name, title: name, module_id: 'notice', line_item_url: null };
      await tool.db
        .insertInto('resource_link')
        .values({ ...at, ...link })
        .execute();
    }
    const { totals, rows } = await numbers(3);
    expect(totals).toEqual([[120, 0, 0]]);
    expect(rows.map(([id]) => id)).toEqual(Array.from({ length: 20 }, (_, index) => `c${index + 100}`));
  });

  test('goes out as CSV that opens cleanly and runs nothing', async () => {
    await person({ sub: 'ana', name: 'Ana Lima' }, done);
    await tool.db.updateTable('context').set({ title: '=HYPERLINK("http://evil.example","x")' }).execute();
    const csv = await browser.get('/admin/report.csv?registration=r1');
    expect(csv.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="programme.csv"',
      'cache-control': 'no-store',
    });
    expect(csv.body.startsWith('\uFEFFCourse,Course ID,Module,')).toBe(true);
    expect(csv.body).toContain(`"'=HYPERLINK(`);
    expect(csv.body).toContain(',1,1,1,2026-11-23 09:00\r\n');
    expect(csv.body).not.toMatch(/ana|Lima/);
    const change = await tool.db.selectFrom('audit').selectAll().where('action', '=', 'report-exported').execute();
    expect(change).toMatchObject([{ registration_id: 'r1', target: null }]);
  });

  test('goes out to operators alone, not by a link of another site', async () => {
    await person({ sub: 'ana' }, done);
    const path = '/admin/report.csv?registration=r1';
    expect((await openConsoleBrowser(server).get(path)).status).toBe(303);
    expect((await browser.get(path, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await browser.get(path, { 'sec-fetch-site': 'none' })).status).toBe(200);
    expect((await browser.get('/admin/report.csv?registration=nobody')).status).toBe(404);
    expect((await browser.get('/admin/report.csv')).status).toBe(404);
  });
});
