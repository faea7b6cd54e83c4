import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freePort } from '../../bench/free-port.ts';
import { consolePassword, openConsoleBrowserAt, tokenIn, type ConsoleBrowser } from '../support/console-browser.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { startServerProcess, type ServerProcess } from '../support/server-process.ts';

describe.each(engines)('the console of two real servers on one %s', (engine) => {
  let database: TestDatabase;
  let servers: ServerProcess[];
  let written: string;
  let first: ConsoleBrowser;
  let second: ConsoleBrowser;
  beforeEach(async () => {
    database = await openTestDatabase(engine);
    written = '';
    servers = [];
    const browsers: ConsoleBrowser[] = [];
    for (let index = 0; index < 2; index += 1) {
      const port = await freePort();
      servers.push(
        await startServerProcess(database, port, { level: 'trace', onText: (text) => void (written += text) }),
      );
      browsers.push(openConsoleBrowserAt(`http://localhost:${port}`));
    }
    [first, second] = browsers as [ConsoleBrowser, ConsoleBrowser];
  });
  afterEach(async () => {
    await Promise.all(servers.map((server) => server.kill()));
    await database.close();
  });

  test('knows a sign-in and its forms on both, ends it on both, and logs no secret', async () => {
    expect((await first.signIn('hunter2 hunter2')).status).toBe(401);
    expect((await first.signIn()).status).toBe(303);
    for (const [name, value] of first.cookies) second.cookies.set(name, value);
    expect((await second.get('/admin')).status).toBe(200);

    const csrf = tokenIn((await first.get('/admin/setup-links')).body);
    const made = await second.post('/admin/setup-links', { csrf, lms: 'moodle', hours: '24' });
    const [, secret = ''] = /setup&#61;([\w-]{43})/.exec(made.body) ?? [];
    expect(secret).not.toBe('');
    expect((await first.get('/admin/audit')).body).toContain('Setup link made');

    expect((await second.post('/admin/sign-out', {})).status).toBe(303);
    expect((await first.get('/admin')).status).toBe(303);
    expect(written).toContain('an operator changed something');
    expect(written).toContain('a wrong password for the console');
    for (const value of [consolePassword, 'hunter2', secret, csrf, ...first.cookies.values()]) {
      expect(written).not.toContain(value);
    }
  });
});
