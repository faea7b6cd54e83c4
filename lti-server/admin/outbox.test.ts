import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ConsoleBrowser } from '../../tests/support/console-browser.ts';
import { openConsoleRig, type ConsoleRig } from '../../tests/support/console-rig.ts';
import { engines } from '../../tests/support/databases.ts';
import { addRegistration, completionOf, readScores, record } from '../../tests/support/outbox.ts';
import type { Tool } from '../tool.ts';

const monday = Date.UTC(2026, 10, 23, 9);

describe.each(engines)('the outbox in the console on %s', (engine) => {
  let rig: ConsoleRig;
  let tool: Tool;
  let browser: ConsoleBrowser;
  beforeEach(async () => {
    rig = await openConsoleRig(engine, { clock: () => monday });
    ({ tool, browser } = rig);
    await addRegistration(tool.db, 'r1', { name: 'First campus' });
    await addRegistration(tool.db, 'r2', { name: 'Second campus' });
    for (const sub of ['person-ana', 'person-bo', 'person-cy']) await record(tool.db, completionOf('r1', sub, 1000));
    await record(tool.db, completionOf('r2', 'person-dee', 1000));
    await refuse('column-gone', 404);
  });
  afterEach(() => rig.close());
  const refuse = (reason: string, status: number) =>
    tool.db
      .updateTable('score')
      .set({ state: 'refused', last_reason: reason, last_status: status, tries: 1 })
      .execute();
  const handles = (page: string) =>
    [...page.matchAll(/name="score"\s+value="([^"]+)"/g)].map(([, handle = '']) => handle);
  const states = async () => (await readScores(tool.db)).map(({ sub, state }) => `${sub} ${state}`);

  test('says why in plain words, and names nobody', async () => {
    const { body } = await browser.get('/admin/outbox');
    expect(body).toContain('the gradebook column for this activity is gone');
    expect(handles(body)).toHaveLength(4);
    expect(body).not.toContain('person-');
    const welsh = await browser.get('/admin/outbox', { 'accept-language': 'cy' });
    expect(welsh.body).toContain('Gwrthodwyd');
  });

  test('shows one platform, or one state', async () => {
    expect(handles((await browser.get('/admin/outbox?registration=r2')).body)).toHaveLength(1);
    expect(handles((await browser.get('/admin/outbox?state=waiting')).body)).toHaveLength(0);
    expect((await browser.get('/admin/outbox?state=waiting')).body).toContain('Nothing waits here');
  });

  test('sends one again, or several, and no other', async () => {
    const [first = '', second = ''] = handles((await browser.get('/admin/outbox?registration=r1')).body);
    const one = await browser.post('/admin/outbox/resend', { what: 'chosen', score: first });
    expect(one.location).toBe('/admin/outbox?done=scores-resent&count=1');
    expect((await states()).filter((state) => state.endsWith('waiting'))).toHaveLength(1);
    await refuse('column-gone', 404);
    await browser.post('/admin/outbox/resend', { what: 'chosen', score: [first, second] });
    expect((await states()).filter((state) => state.endsWith('waiting'))).toHaveLength(2);
    expect(await states()).toContain('person-dee refused');
  });

  test('sends all of a platform again, or all', async () => {
    await browser.post('/admin/outbox/resend', { what: 'all', registration: 'r1' });
    expect((await states()).filter((state) => state.endsWith('refused'))).toEqual(['person-dee refused']);
    const all = await browser.post('/admin/outbox/resend', { what: 'all', registration: '' });
    expect((await browser.get(String(all.location))).body).toContain('4 scores are being sent now.');
    const changes = await tool.db.selectFrom('audit').selectAll().where('action', '=', 'scores-resent').execute();
    expect(changes.map(({ count }) => Number(count)).toSorted((one, other) => one - other)).toEqual([3, 4]);
    expect(JSON.stringify(changes)).not.toContain('person-');
  });

  test.each([
    { what: 'chosen' },
    { what: 'chosen', score: 'made-up' },
    { what: 'chosen', score: 'v1.00000000.AAAA.AAAA.AAAA' },
    { what: 'chosen', score: Array.from({ length: 51 }, () => 'x') },
    { what: 'everything' },
    {},
  ])('sends nothing for a form that is none: %#', async (fields) => {
    const answer = await browser.post('/admin/outbox/resend', fields);
    expect(answer.status).toBe(400);
    expect((await states()).every((state) => state.endsWith('refused'))).toBe(true);
  });

  test('takes no handle that was sealed for something else', async () => {
    const score = tool.secretBox.seal(JSON.stringify(['r1', '1', 'link-1', 'person-ana']), 'elsewhere');
    expect((await browser.post('/admin/outbox/resend', { what: 'chosen', score })).status).toBe(400);
    expect((await browser.post('/admin/outbox/resend', { what: 'all', registration: 'r9' })).status).toBe(404);
  });

  test('comes in pages', async () => {
    for (let person = 0; person < 60; person += 1) await record(tool.db, completionOf('r2', `p${person}`, 1000));
    const first = await browser.get('/admin/outbox?registration=r2');
    expect(handles(first.body)).toHaveLength(50);
    expect(first.body).toContain('Next page');
    const second = await browser.get('/admin/outbox?registration=r2&page=2');
    expect(handles(second.body)).toHaveLength(11);
    expect(second.body).not.toContain('Next page');
  });
});
