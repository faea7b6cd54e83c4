import { chmodSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { engines, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { serveJson } from '../support/serve-json.ts';
import { tend } from './run-program.ts';

let database: TestDatabase;
afterEach(() => database.close());

const environmentOf = (secret = 'a secret for tests of more than 32 characters') => ({
  TEND_DATA: database.dataFolder,
  TEND_SECRET: secret,
  ...(database.databaseUrl ? { DATABASE_URL: database.databaseUrl } : {}),
});

describe.each(engines)('tend doctor on %s', (engine) => {
  test('finds a fresh server in order, and leaves it as it was', async () => {
    database = await openTestDatabase(engine);
    const found = await tend(environmentOf(), 'doctor');
    expect(found, found.stdout).toMatchObject({ code: 0, stderr: '' });
    expect(found.stdout).toMatch(/^ok +database \(\w+\) +reached, migrated, writable$/m);
    expect(await database.db.selectFrom('setup_link').selectAll().execute()).toEqual([]);
  });

  test('names a database without tables', async () => {
    database = await openTestDatabase(engine, { migrated: false });
    const found = await tend(environmentOf(), 'doctor');
    expect(found).toMatchObject({ code: 1, stdout: expect.stringMatching(/^fail +database .*not migrated$/m) });
    expect(found.stdout).toContain('run "tend migrate" once');
  });

  test('names a secret that does not open the keys', async () => {
    database = await openTestDatabase(engine);
    await tend(environmentOf(), 'keys', 'rotate');
    const found = await tend(environmentOf('another secret for tests of over 32 characters'), 'doctor', '--json');
    expect(found.code).toBe(1);
    expect(JSON.parse(found.stdout)).toContainEqual(expect.objectContaining({ what: 'secret', state: 'fail' }));
  });

  test('looks at every platform but those that are off', async () => {
    database = await openTestDatabase(engine);
    const gone = await serveJson(() => null);
    await gone.close();
    const row = { auth_url: gone.url, token_url: gone.url, jwks_url: gone.url };
    const rest = { client_id: '1', audience: null, allow_anonymous: 0, platform_family: null, created_at: 1 } as const;
    await database.db
      .insertInto('registration')
      .values([
        { ...row, ...rest, id: 'r1', name: 'Campus', issuer: 'http://127.0.0.1:1', status: 'active' },
        { ...row, ...rest, id: 'r2', name: 'Old campus', issuer: 'http://127.0.0.1:2', status: 'inactive' },
      ])
      .execute();
    const found = await tend(environmentOf(), 'doctor');
    expect(found).toMatchObject({ code: 1, stdout: expect.stringMatching(/^fail +Campus: key set +not reached: /m) });
    expect(found.stdout).not.toContain('Old campus');
  });
});

test('names a data folder that others can read', async () => {
  database = await openTestDatabase('sqlite');
  chmodSync(database.dataFolder, 0o755);
  const found = await tend(environmentOf(), 'doctor');
  expect(found).toMatchObject({ code: 1, stdout: expect.stringContaining(`chmod go= ${database.dataFolder}`) });
});

test('names a database that is away', async () => {
  database = await openTestDatabase('sqlite');
  const away = { ...environmentOf(), DATABASE_URL: 'postgres://tend@127.0.0.1:1/tend' };
  expect(await tend(away, 'doctor')).toMatchObject({ code: 1, stdout: expect.stringContaining('not reached') });
});
