import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  consolePassword,
  openConsoleBrowser,
  tokenIn,
  type ConsoleBrowser,
} from '../../tests/support/console-browser.ts';
import { openConsoleRig, type ConsoleRig } from '../../tests/support/console-rig.ts';
import { engines } from '../../tests/support/databases.ts';
import { hashPassword } from '../configuration/password-hash.ts';
import { buildServer } from '../server.ts';
import type { Tool } from '../tool.ts';

const monday = Date.UTC(2026, 10, 23, 9);
const minute = 60_000;

describe.each(engines)('signing in to the console on %s', (engine) => {
  let now: number;
  let rig: ConsoleRig;
  let tool: Tool;
  let browser: ConsoleBrowser;
  beforeEach(async () => {
    now = monday;
    rig = await openConsoleRig(engine, { clock: () => now, isSignedIn: false });
    ({ tool, browser } = rig);
  });
  afterEach(() => rig.close());

  test('opens with the password, in a cookie that only this host gets', async () => {
    expect(await browser.get('/admin')).toMatchObject({ status: 303, location: '/admin/sign-in' });
    const answer = await browser.signIn();
    expect(answer).toMatchObject({ status: 303, location: '/admin' });
    expect(String(answer.headers['set-cookie'])).toMatch(
      /__Host-tend-console=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict/,
    );
    const page = await browser.get('/admin');
    expect(page).toMatchObject({ status: 200, body: expect.stringContaining('What waits for you') });
    expect(page.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
    });
    expect(await browser.get('/admin/sign-in')).toMatchObject({ status: 303, location: '/admin' });
  });

  test('keeps no secret in the database', async () => {
    await browser.signIn();
    const rows = await tool.db.selectFrom('console_session').selectAll().execute();
    expect(rows).toHaveLength(1);
    const kept = JSON.stringify(rows);
    for (const value of [...browser.cookies.values(), consolePassword]) expect(kept).not.toContain(value);
  });

  test.each(['', 'a password for test', 'A password for tests', 'x'.repeat(1024)])(
    'refuses the password %s, and says what to do',
    async (password) => {
      const answer = await browser.signIn(password);
      expect(answer).toMatchObject({ status: 401, body: expect.stringContaining('This is not the password') });
      expect(answer.body).toContain('tend console-password');
      expect(await browser.get('/admin')).toMatchObject({ status: 303 });
      expect(await tool.db.selectFrom('console_session').selectAll().execute()).toEqual([]);
    },
  );

  test.each([{ password: 'x'.repeat(1025) }, { password: [consolePassword, consolePassword] }, { other: '1' }])(
    'refuses a form that is none: %#',
    async (fields) => {
      const answer = await browser.post('/admin/sign-in', fields, '/admin/sign-in');
      expect(answer).toMatchObject({ status: 400, body: expect.stringContaining('Nothing was changed') });
    },
  );

  test('ends after half an hour without use, and not before', async () => {
    await browser.signIn();
    now += 29 * minute;
    expect((await browser.get('/admin')).status).toBe(200);
    now += 29 * minute;
    expect((await browser.get('/admin')).status).toBe(200);
    now += 30 * minute;
    expect(await browser.get('/admin')).toMatchObject({ status: 303, location: '/admin/sign-in?ended=1' });
    expect((await browser.get('/admin/sign-in?ended=1')).body).toContain('Your sign-in has ended');
  });

  test('ends after twelve hours, however busy', async () => {
    await browser.signIn();
    for (let step = 0; step < 35; step += 1) {
      now += 20 * minute;
      expect((await browser.get('/admin')).status, `after ${now - monday} ms`).toBe(200);
    }
    now += 20 * minute;
    expect((await browser.get('/admin')).status).toBe(303);
  });

  test('does not do, after its end, what was sent', async () => {
    await browser.signIn();
    const token = tokenIn((await browser.get('/admin/setup-links')).body);
    now += 31 * minute;
    const answer = await browser.post('/admin/setup-links', { csrf: token, lms: 'moodle', hours: '24' });
    expect(answer).toMatchObject({ status: 401, body: expect.stringContaining('You are signed out') });
    expect(await tool.db.selectFrom('setup_link').selectAll().execute()).toEqual([]);
  });

  test('signs out: the cookie opens nothing any more', async () => {
    await browser.signIn();
    const stolen = new Map(browser.cookies);
    expect(await browser.post('/admin/sign-out', {})).toMatchObject({ status: 303, location: '/admin/sign-in' });
    for (const [name, value] of stolen) browser.cookies.set(name, value);
    expect((await browser.get('/admin')).status).toBe(303);
  });

  test('never takes a session that was chosen beforehand', async () => {
    const chosen = 'a-session-that-somebody-else-put-into-this-browser';
    browser.cookies.set('__Host-tend-console', chosen);
    await browser.signIn();
    expect(browser.cookies.get('__Host-tend-console')).toMatch(/^[\w-]{43}$/);
    browser.cookies.set('__Host-tend-console', chosen);
    expect((await browser.get('/admin')).status).toBe(303);
  });

  test('ends with a new password', async () => {
    await browser.signIn();
    const changed = { ...tool, configuration: { ...tool.configuration, adminPassword: 'another password' } };
    const restarted = await buildServer(changed);
    const same = openConsoleBrowser(restarted);
    for (const [name, value] of browser.cookies) same.cookies.set(name, value);
    expect((await same.get('/admin')).status).toBe(303);
    await restarted.close();
  });

  test('takes a password of which only the hash is known here', async () => {
    const adminPassword = await hashPassword('tŷ bach twt a thaclus');
    const hashed = await buildServer({ ...tool, configuration: { ...tool.configuration, adminPassword } });
    const other = openConsoleBrowser(hashed);
    expect((await other.signIn(adminPassword)).status).toBe(401);
    expect((await other.signIn('tŷ bach twt a thaclus')).status).toBe(303);
    await hashed.close();
  });

  test('writes down who came and went, with a number and no name', async () => {
    await browser.signIn();
    await browser.post('/admin/sign-out', {});
    const rows = await tool.db.selectFrom('audit').selectAll().orderBy('id').execute();
    expect(rows.map(({ action, at }) => [action, at])).toEqual([
      ['signed-in', monday],
      ['signed-out', monday],
    ]);
    expect(rows[0]?.actor).toMatch(/^console [\w-]{8}$/);
    expect(rows[1]?.actor).toBe(rows[0]?.actor);
  });
});

describe('a console', () => {
  let rig: ConsoleRig;
  let browser: ConsoleBrowser;
  async function start(adminPassword: string | null): Promise<void> {
    rig = await openConsoleRig('sqlite', { configuration: { adminPassword }, isSignedIn: false });
    ({ browser } = rig);
  }
  afterEach(() => rig.close());

  test.each(['/admin', '/admin/sign-in', '/admin/keys', '/admin/nothing'])(
    'without a password is off: %s',
    async (path) => {
      await start(null);
      const page = await browser.get(path);
      expect(page).toMatchObject({ status: 404, body: expect.stringContaining('Set TEND_ADMIN_PASSWORD') });
    },
  );

  test('judges one password an address at a time', async () => {
    await start(consolePassword);
    const page = await browser.get('/admin/sign-in');
    const tries = Array.from({ length: 5 }, () =>
      browser.post('/admin/sign-in', { csrf: tokenIn(page.body), password: 'a wrong password' }),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status).toSorted((one, other) => one - other);
    expect(statuses).toEqual([401, 429, 429, 429, 429]);
    expect((await browser.signIn()).status).toBe(303);
  });

  test('makes an address wait that was refused too often, also with the right password', async () => {
    await start(consolePassword);
    const page = await browser.get('/admin/sign-in');
    const wrong = { password: consolePassword, csrf: 'wrong' };
    for (let count = 0; count < 600; count += 1) {
      expect((await browser.post('/admin/sign-in', wrong)).status).toBe(403);
    }
    const answer = await browser.post('/admin/sign-in', { csrf: tokenIn(page.body), password: consolePassword });
    expect(answer).toMatchObject({ status: 429, body: expect.stringContaining('Please wait a minute') });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  });

  test('speaks Welsh to whoever prefers it', async () => {
    await start(consolePassword);
    const page = await browser.get('/admin/sign-in', { 'accept-language': 'cy' });
    expect(page.body).toContain('<html lang="cy">');
    expect(page.body).toContain('Mewngofnodi');
  });
});
