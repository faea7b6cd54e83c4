import { afterEach, describe, expect, test } from 'vitest';
import { engines, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { addRegistration } from '../support/outbox.ts';
import { tend } from './run-program.ts';

const [one, two] = ['one', 'two'].map((name) => `secret ${name} for tests of more than 32 characters`) as [
  string,
  string,
];
let database: TestDatabase;
afterEach(() => database.close());

const environmentOf = (secret: string, more: Record<string, string> = {}) => ({
  TEND_DATA: database.dataFolder,
  TEND_SECRET: secret,
  ...(database.databaseUrl ? { DATABASE_URL: database.databaseUrl } : {}),
  ...more,
});

describe.each(engines)('the operator’s upkeep on %s', (engine) => {
  test('changes the secret: both, then the new one alone', async () => {
    database = await openTestDatabase(engine);
    await tend(environmentOf(one), 'keys', 'rotate');
    const before = await tend(environmentOf(`${two},${one}`), 'secrets', 'list');
    expect(before.stdout).toMatch(/^[\da-f]{8} +newest +0$/m);
    expect(before.stdout).toMatch(/^[\da-f]{8} +older +1$/m);
    const looked = await tend(environmentOf(`${two},${one}`), 'doctor', '--json');
    expect(JSON.parse(looked.stdout)).toContainEqual({
      what: 'secret',
      state: 'warn',
      found: 'older secrets still seal one text',
      change: 'once every server has the newest secret: tend secrets rotate',
    });
    const alone = await tend(environmentOf(two), 'secrets', 'rotate');
    expect(alone).toMatchObject({ code: 1, stderr: expect.stringContaining('1 cannot be opened') });
    const done = await tend(environmentOf(`${two},${one}`), 'secrets', 'rotate');
    expect(done).toMatchObject({ code: 0, stdout: expect.stringMatching(/^1 sealed anew\.\nThe older secrets/) });
    expect(await database.db.selectFrom('audit').select(['action', 'actor', 'count']).orderBy('id').execute()).toEqual([
      { action: 'keys-rotated', actor: 'command line', count: null },
      { action: 'secrets-rotated', actor: 'command line', count: 0 },
      { action: 'secrets-rotated', actor: 'command line', count: 1 },
    ]);
    const after = await tend(environmentOf(two), 'doctor', '--json');
    expect(JSON.parse(after.stdout)).toContainEqual(expect.objectContaining({ what: 'secret', state: 'ok' }));
  });

  test('removes who was not seen for a year, when told to', async () => {
    database = await openTestDatabase(engine);
    await addRegistration(database.db, 'r-1');
    const day = 24 * 3_600_000;
    const person = { registration_id: 'r-1', name: null, is_test_user: 0 as const };
    await database.db
      .insertInto('person')
      .values([
        { ...person, sub: '4', updated_at: Date.now() - 500 * day },
        { ...person, sub: '5', updated_at: Date.now() - 50 * day },
      ])
      .execute();
    const unset = await tend(environmentOf(one), 'retention', 'run');
    expect(unset).toMatchObject({ code: 0, stdout: expect.stringContaining('TEND_RETENTION_MONTHS is not set') });
    const yearly = environmentOf(one, { TEND_RETENTION_MONTHS: '12' });
    const shown = await tend(yearly, 'retention', 'show');
    expect(shown.stdout).toContain('To be removed: 1 people not seen');
    const run = await tend(yearly, 'retention', 'run', '--json');
    expect(JSON.parse(run.stdout)).toMatchObject({ months: 12, people: 1 });
    expect(await database.db.selectFrom('person').select('sub').execute()).toEqual([{ sub: '5' }]);
    expect(await database.db.selectFrom('audit').select(['action', 'count']).orderBy('id').execute()).toEqual([
      { action: 'retention-run', count: 0 },
      { action: 'retention-run', count: 1 },
    ]);
    expect((await tend(environmentOf(one, { TEND_RETENTION_MONTHS: '-1' }), 'retention', 'run')).code).toBe(2);
  });
});
