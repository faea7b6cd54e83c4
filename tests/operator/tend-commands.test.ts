import { sql } from 'kysely';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engines, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { tend } from './run-program.ts';

const secret = 'a secret for tests of more than 32 characters';
const add = ['registration', 'add', '--name', 'Campus', '--issuer', 'https://campus.example.org', '--client-id', 'abc'];
const addresses = (origin = 'https://campus.example.org') => [
  '--auth-url',
  `${origin}/auth`,
  '--token-url',
  `${origin}/token`,
  '--jwks-url',
  `${origin}/keys`,
];

describe.each(engines)('the command line on %s', (engine) => {
  let database: TestDatabase;
  let environment: Record<string, string>;
  beforeEach(async () => {
    database = await openTestDatabase(engine, { migrated: engine === 'postgres' });
    environment = {
      TEND_DATA: database.dataFolder,
      TEND_SECRET: secret,
      ...(database.databaseUrl ? { DATABASE_URL: database.databaseUrl } : {}),
    };
  });
  afterEach(() => database.close());
  const run = (...args: string[]) => tend(environment, ...args);
  const json = async (...args: string[]) =>
    JSON.parse((await run(...args, '--json')).stdout) as Record<string, unknown>[];

  test('adds, lists, shows, deactivates, activates and removes a registration', async () => {
    const added = await run(...add, ...addresses(), '--deployment-id', '1', '2', '--audience', 'urn:campus');
    expect(added).toMatchObject({ code: 0, stderr: '' });
    const id = added.stdout.trim();
    expect(await json('registration', 'list')).toEqual([
      {
        id,
        name: 'Campus',
        issuer: 'https://campus.example.org',
        clientId: 'abc',
        authUrl: 'https://campus.example.org/auth',
        tokenUrl: 'https://campus.example.org/token',
        jwksUrl: 'https://campus.example.org/keys',
        audience: 'urn:campus',
        allowAnonymous: false,
        status: 'active',
        platformFamily: null,
        createdAt: expect.any(Number),
      },
    ]);
    expect(await json('deployment', 'list')).toMatchObject([
      { registrationId: id, id: '1', status: 'active' },
      { registrationId: id, id: '2', status: 'active' },
    ]);
    expect((await run('registration', 'deactivate', id)).code).toBe(0);
    expect(await json('registration', 'show', id)).toMatchObject({ status: 'inactive', deployments: [{}, {}] });
    expect((await run('registration', 'activate', id)).code).toBe(0);
    expect((await run('registration', 'list')).stdout).toMatch(
      /Campus .*https:\/\/campus\.example\.org .*abc .*active/,
    );
    expect((await run('registration', 'remove', id)).code).toBe(0);
    expect(await json('registration', 'list')).toEqual([]);
    expect(await json('deployment', 'list')).toEqual([]);
  });

  test('refuses a second registration of the same issuer and client, with code 1', async () => {
    await run(...add, ...addresses());
    expect(await run(...add, ...addresses())).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'https://campus.example.org is registered already with client ID abc.\n',
    });
  });

  test('refuses addresses that a platform cannot have, naming the option', async () => {
    const inProduction = { ...environment, TEND_URL: 'https://tend.example.org' };
    for (const origin of ['http://campus.example.org', 'http://127.0.0.1:3001', 'https://10.0.0.1', 'campus']) {
      const refused = await tend(inProduction, ...add, ...addresses(origin));
      expect(refused).toMatchObject({ code: 1, stdout: '' });
      expect(refused.stderr).toMatch(/^--auth-url: .*\n$/);
    }
    expect(await run('registration', 'list', '--json')).toMatchObject({ stdout: '[]\n' });
    const named = { ...inProduction, TEND_PRIVATE_HOSTS: '10.0.0.1' };
    expect((await tend(named, ...add, ...addresses('https://10.0.0.1'))).code).toBe(0);
  });

  test('switches deployments, also before their first launch', async () => {
    const id = (await run(...add, ...addresses())).stdout.trim();
    expect((await run('deployment', 'activate', '7', '--registration', id)).code).toBe(0);
    expect(await json('deployment', 'list', '--registration', id)).toMatchObject([{ id: '7', status: 'active' }]);
    expect((await run('deployment', 'deactivate', '7')).code).toBe(0);
    expect(await json('deployment', 'list')).toMatchObject([{ id: '7', status: 'off' }]);
    expect(await run('deployment', 'activate', 'unknown')).toMatchObject({
      code: 1,
      stderr: 'There is no deployment unknown; see "tend deployment list".\n',
    });
  });

  test('rotates the keys', async () => {
    expect((await run('keys', 'list')).stdout).toContain('No key yet');
    const first = (await run('keys', 'rotate')).stdout.trim();
    const second = (await run('keys', 'rotate')).stdout.trim();
    expect(await json('keys', 'list')).toMatchObject([
      { kid: second, retiredAt: null },
      { kid: first, retiredAt: expect.any(Number) },
    ]);
  });

  test('lists and retries an empty outbox', async () => {
    expect(await json('outbox', 'list')).toEqual([]);
    expect(await run('outbox', 'retry')).toMatchObject({ code: 0, stdout: '0 to be sent\n' });
  });

  test('gives a person what is kept of them, and erases it', async () => {
    const id = (await run(...add, ...addresses())).stdout.trim();
    await database.db
      .insertInto('person')
      .values({ registration_id: id, sub: '4', name: 'Sam Okafor', is_test_user: 0, updated_at: 1 })
      .execute();
    const whom = ['--registration', id, '--sub', '4'];
    expect(JSON.parse((await run('person', 'export', ...whom)).stdout)).toMatchObject({
      person: [{ name: 'Sam Okafor' }],
    });
    expect(await run('person', 'erase', ...whom)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('1 person'),
    });
    expect(await run('person', 'export', ...whom)).toMatchObject({ code: 1, stdout: '' });
    expect((await run('person', 'erase', '--registration', id)).code).toBe(2);
  });

  test('backs up, and restores into an empty database alone', async () => {
    const id = (await run(...add, ...addresses())).stdout.trim();
    const file = join(database.dataFolder, 'monday.tend');
    // The platform, and that it was added.
    expect(await run('backup', file)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^2 rows in /) });
    expect(await run('backup', file)).toMatchObject({ code: 1, stderr: expect.stringContaining('there already') });
    expect(await run('restore', file)).toMatchObject({ code: 1, stderr: expect.stringContaining('already') });
    const folder = mkdtempSync(join(tmpdir(), 'tend-restored-'));
    const elsewhere = { TEND_DATA: folder, TEND_SECRET: secret };
    expect(await tend(elsewhere, 'restore', file)).toMatchObject({ code: 0 });
    expect((await tend(elsewhere, 'registration', 'list', '--json')).stdout).toContain(id);
    rmSync(folder, { recursive: true });
  });

  test('knows wrong use by code 2', async () => {
    for (const args of [[], ['nonsense'], ['registration'], ['registration', 'add'], ['keys', 'list', '--nonsense']]) {
      const wrong = await run(...args);
      expect(wrong.code).toBe(2);
      expect(wrong.stderr).not.toBe('');
    }
    expect((await run('--help')).code).toBe(0);
    expect(await tend({ ...environment, PORT: 'x' }, 'keys', 'list')).toMatchObject({
      code: 2,
      stderr: 'PORT is "x": expected a port from 0 to 65535.\n',
    });
  });

  test('says which registration is not there', async () => {
    for (const command of ['show', 'activate', 'deactivate', 'remove']) {
      expect(await run('registration', command, 'nobody')).toMatchObject({
        code: 1,
        stderr: 'There is no registration nobody; see "tend registration list".\n',
      });
    }
  });
});

test('a new PostgreSQL is migrated by one command, and every other command says so', async () => {
  const database = await openTestDatabase('postgres', { migrated: false });
  const environment = { DATABASE_URL: String(database.databaseUrl), TEND_SECRET: secret };
  const before = await tend(environment, 'registration', 'list');
  expect(before.code).toBe(1);
  expect(before.stderr).toContain('a new PostgreSQL needs "tend migrate" once');
  expect(await tend(environment, 'migrate')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Migrated: 001-first-tables, 002-content-packs, .*\n$/),
  });
  expect(await tend(environment, 'migrate')).toMatchObject({ code: 0, stdout: 'The database is up to date.\n' });
  await sql`select 1 from registration`.execute(database.db);
  await database.close();
});

describe('content check', () => {
  test('finds nothing wrong with what is shipped', async () => {
    const checked = await tend({}, 'content', 'check', '--json');
    expect(checked).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(checked.stdout)).toMatchObject({ cells: 96, problems: [] });
  });

  test('shows what is covered, gap by gap, for the whole and for a folder', async () => {
    const { stdout } = await tend({}, 'content', 'check', 'shared/content/nudges');
    expect(stdout).toMatch(/behaviour +element +calendar +email +one-to-one +meeting +review +anytime\n/);
    expect(stdout).toMatch(/\nhelping +autonomy +2 +2 +3 +3 +1 +2\n/);
    expect(stdout).toMatch(/challenge stage +spot +cause +try +spread\n/);
    expect(stdout).toMatch(/language +texts +drafts\nen +\d+ +\d+\ncy +\d+ +\d+\n/);
  });

  test('refuses a file with a problem, naming file, line and rule', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'tend-content-')), 'bad.yaml');
    writeFileSync(file, 'id: bad\n');
    const checked = await tend({}, 'content', 'check', file, '--json');
    expect(checked.code).toBe(1);
    const { problems } = JSON.parse(checked.stdout) as { problems: object[] };
    expect(problems[0]).toMatchObject({ file: expect.stringContaining('bad.yaml'), line: 1, rule: 'schema' });
    rmSync(dirname(file), { recursive: true });
  });

  test('refuses a file that is not there', async () => {
    const checked = await tend({}, 'content', 'check', 'no-such-file.yaml');
    expect(checked).toMatchObject({ code: 1, stderr: '1 problem.\n' });
    expect(checked.stdout).toContain('no-such-file.yaml');
  });
});
