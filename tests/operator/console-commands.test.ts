import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freePort } from '../../bench/free-port.ts';
import { openConsoleBrowserAt } from '../support/console-browser.ts';
import { openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { addRegistration } from '../support/outbox.ts';
import { startProgram, tend } from './run-program.ts';

const secret = 'a secret for tests of more than 32 characters';
let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase('sqlite');
});
afterEach(() => database.close());
const environment = () => ({ TEND_DATA: database.dataFolder, TEND_SECRET: secret });

/** The real server, until its first answer; what it printed by then, and where it is. */
async function serve(more: Record<string, string> = {}) {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const program = startProgram('lti-server/main.ts', [], { ...environment(), PORT: String(port), ...more });
  await expect
    .poll(
      () =>
        fetch(`${origin}/readyz`).then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 30_000 },
    )
    .toBe(200);
  const stop = async () => {
    program.child.kill('SIGTERM');
    await program.ended;
  };
  return { browser: openConsoleBrowserAt(origin), output: () => program.output(), stop };
}

test('the first start makes a password and prints it once; console-password makes another', async () => {
  const first = await serve();
  await expect.poll(first.output).toContain('its password is');
  const password = /its password is (\S+)$/m.exec(first.output())?.[1] ?? '';
  expect(password).toMatch(/^[\w-]{20}$/);
  expect((await first.browser.signIn('another password')).status).toBe(401);
  expect((await first.browser.signIn(password)).status).toBe(303);
  expect((await first.browser.get('/admin')).status).toBe(200);
  await first.stop();
  expect(statSync(join(database.dataFolder, 'admin-password')).mode & 0o777).toBe(0o600);

  const made = await tend(environment(), 'console-password');
  expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(/^[\w-]{20}\n$/) });
  const second = await serve();
  second.browser.cookies.set('__Host-tend-console', String(first.browser.cookies.get('__Host-tend-console')));
  expect((await second.browser.get('/admin')).status).toBe(303);
  expect((await second.browser.signIn(password)).status).toBe(401);
  expect((await second.browser.signIn(made.stdout.trim())).status).toBe(303);
  await second.stop();
  expect(second.output()).not.toContain('password is');
}, 90_000);

test('console-password prints a line for the environment where that names the password', async () => {
  const named = { ...environment(), TEND_ADMIN_PASSWORD: 'the one before this' };
  const made = await tend(named, 'console-password');
  const [, hash = ''] = /^TEND_ADMIN_PASSWORD=(scrypt:\S+)$/m.exec(made.stderr) ?? [];
  const server = await serve({ TEND_ADMIN_PASSWORD: hash });
  expect((await server.browser.signIn(made.stdout.trim())).status).toBe(303);
  await server.stop();
}, 90_000);

test('a password that is too short stops the start, and is not shown', async () => {
  const program = startProgram('lti-server/main.ts', [], { ...environment(), TEND_ADMIN_PASSWORD: 'hunter2' });
  const { code, stderr } = await program.ended;
  expect(code).toBe(2);
  expect(stderr).toContain('TEND_ADMIN_PASSWORD is "not shown here": expected a password of at least 12 characters');
  expect(stderr).not.toContain('hunter2');
});

describe('tend report', () => {
  test('prints a table, JSON or CSV, and refuses a platform that is not there', async () => {
    await addRegistration(database.db, 'r1');
    expect((await tend(environment(), 'report', '--registration', 'r1')).stdout).toContain('No course');
    const at = { registration_id: 'r1', deployment_id: '1', updated_at: 1 };
    const course = { label: null, memberships_url: null, line_items_url: null, scopes: '[]', roster_read_at: null };
    await database.db
      .insertInto('context')
      .values({ ...at, ...course, id: 'c1', title: '=1+1' })
      .execute();
    await database.db
      .insertInto('resource_link')
      .values({ ...at, id: 'l1', context_id: 'c1', title: null, module_id: 'notice', line_item_url: null })
      .execute();
    const table = await tend(environment(), 'report', '--registration', 'r1');
    expect(table).toMatchObject({ code: 0, stdout: expect.stringMatching(/^=1\+1 +notice +0 +0 +0$/m) });
    const json = await tend(environment(), 'report', '--registration', 'r1', '--json');
    expect(JSON.parse(json.stdout)).toMatchObject([{ contextId: 'c1', moduleId: 'notice', started: 0, done: 0 }]);
    const csv = await tend(environment(), 'report', '--registration', 'r1', '--csv');
    expect(csv.stdout).toContain("'=1+1,c1,notice,notice,0,0,0,\r\n");
    expect(await tend(environment(), 'report', '--registration', 'r9')).toMatchObject({ code: 1, stdout: '' });
    expect((await tend(environment(), 'report')).code).toBe(2);
  });
});

test('changes at the command line are written down, without naming anybody', async () => {
  await addRegistration(database.db, 'r1');
  const person = {
    registration_id: 'r1',
    sub: 'person-ana',
    name: 'Ana Lima',
    is_test_user: 0,
    updated_at: 1,
  } as const;
  await database.db.insertInto('person').values(person).execute();
  for (const command of [
    'registration deactivate r1',
    'registration activate r1',
    'deployment activate 7 --registration r1',
    'setup-link --lms moodle',
    'keys rotate',
    'outbox retry --registration r1',
    'person export --registration r1 --sub person-ana',
    'person erase --registration r1 --sub person-ana',
    'registration remove r1',
    'registration remove r1',
  ]) {
    await tend(environment(), ...command.split(' '));
  }
  const rows = await database.db.selectFrom('audit').selectAll().orderBy('id').execute();
  expect(rows.map(({ actor, action, registration_id }) => [actor, action, registration_id])).toEqual([
    ['command line', 'registration-deactivated', 'r1'],
    ['command line', 'registration-activated', 'r1'],
    ['command line', 'deployment-activated', 'r1'],
    ['command line', 'setup-link-made', null],
    ['command line', 'keys-rotated', null],
    ['command line', 'scores-resent', 'r1'],
    ['command line', 'person-exported', 'r1'],
    ['command line', 'person-erased', 'r1'],
    ['command line', 'registration-removed', null],
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/ana|Lima/);
}, 120_000);
