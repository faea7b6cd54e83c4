// The server as a process of its own: what an operator meets when starting and stopping it.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openTestDatabase, takeDatabaseAway } from '../support/databases.ts';
import { startProgram, tend, type RunningProgram } from './run-program.ts';

const secret = 'a secret for tests of more than 32 characters';
let folder: string;
let port: number;
let server: RunningProgram | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tend-process-'));
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  port = (probe.address() as AddressInfo).port;
  probe.close();
  await once(probe, 'close');
});
afterEach(async () => {
  server?.child.kill('SIGKILL');
  await server?.ended;
  server = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const start = (environment: Record<string, string> = {}) => {
  server = startProgram('lti-server/main.ts', [], { PORT: String(port), TEND_DATA: folder, ...environment });
  return server;
};
const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
const statusBecomes = (path: string, status: number) =>
  vi.waitFor(async () => expect((await get(path)).status).toBe(status), { timeout: 20_000, interval: 50 });

test('a wrong variable stops the start with one line and code 2', async () => {
  expect(await start({ TEND_URL: 'http://tend.example.org' }).ended).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'TEND_URL is "http://tend.example.org": expected the public https address of the tool without a path, such as https://tend.example.org (http only on loopback).\n',
  });
});

test('it starts from nothing, answers, and stops when it is told to', async () => {
  const running = start();
  await statusBecomes('/readyz', 200);
  expect(await (await get('/healthz')).json()).toEqual({ status: 'alive' });
  expect(((await (await get('/lti/keys')).json()) as { keys: unknown[] }).keys).toHaveLength(1);
  running.child.kill('SIGTERM');
  expect((await running.ended).code).toBe(0);
});

test('a port that is taken stops the start with one line', async () => {
  const taken = createServer().listen(port, '127.0.0.1');
  await once(taken, 'listening');
  const { code, stderr } = await start().ended;
  expect(code).toBe(2);
  expect(stderr).toBe(`PORT is "${port}": expected a port of 127.0.0.1 at which nothing listens yet.\n`);
  taken.close();
});

test('the command line works beside it', async () => {
  start();
  await statusBecomes('/readyz', 200);
  const rotated = await tend({ TEND_DATA: folder }, 'keys', 'rotate');
  expect(rotated.code).toBe(0);
  await vi.waitFor(async () => {
    const { keys } = (await (await get('/lti/keys')).json()) as { keys: { kid: string }[] };
    expect(keys.map(({ kid }) => kid)).toContain(rotated.stdout.trim());
  });
});

test('it starts while PostgreSQL is away or not migrated, says so, and is ready when it is there', async () => {
  const database = await openTestDatabase('postgres', { migrated: false });
  const environment = { DATABASE_URL: String(database.databaseUrl), TEND_SECRET: secret };
  const comeBack = await takeDatabaseAway(database);
  start(environment);
  await statusBecomes('/healthz', 200);
  expect(await (await get('/readyz')).json()).toEqual({ status: 'database away' });
  await comeBack();
  await vi.waitFor(
    async () =>
      expect(await (await get('/readyz')).json()).toEqual({ status: 'database not migrated: run tend migrate' }),
    { timeout: 10_000, interval: 100 },
  );
  expect((await tend(environment, 'migrate')).code).toBe(0);
  await statusBecomes('/readyz', 200);
  server?.child.kill('SIGTERM');
  expect((await server?.ended)?.code).toBe(0);
  await database.close();
});

test('nothing that people send stands in its log', async () => {
  const running = start({ TEND_LOG: 'trace' });
  await statusBecomes('/readyz', 200);
  const secretText = 'not-for-the-log';
  await fetch(`http://127.0.0.1:${port}/lti/login?iss=${secretText}&login_hint=${secretText}&x=${secretText}`);
  await fetch(`http://127.0.0.1:${port}/lti/launch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secretText}`, cookie: secretText },
    body: new URLSearchParams({ state: secretText, id_token: secretText }),
  });
  await fetch(`http://127.0.0.1:${port}/${secretText}`);
  running.child.kill('SIGTERM');
  const { stdout, stderr } = await running.ended;
  expect(stdout).toContain('launch refused');
  expect(stdout + stderr).not.toContain(secretText);
});
