import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engines, openTestDatabase, type TestDatabase } from '../../tests/support/databases.ts';
import { addRegistration, completionOf, monday, record } from '../../tests/support/outbox.ts';
import type { Database } from '../database/schema.ts';
import { erasePerson, readPerson } from './person-record.ts';

async function addPerson(db: Database, registrationId: string, sub: string): Promise<void> {
  const key = { registration_id: registrationId, deployment_id: '1' };
  await db
    .insertInto('person')
    .values({ registration_id: registrationId, sub, name: `Person ${sub}`, is_test_user: 0, updated_at: monday })
    .execute();
  await db
    .insertInto('membership')
    .values({ ...key, context_id: '3', sub, role: 'learner', listed_at: monday, launched_at: monday })
    .execute();
  await db
    .insertInto('attempt')
    .values({
      ...key,
      resource_link_id: 'link-1',
      sub,
      context_id: '3',
      module_id: 'notice',
      module_version: 1,
      done_steps: '{}',
      started_at: monday,
      updated_at: monday,
      completed_at: monday,
    })
    .execute();
  await db
    .insertInto('session')
    .values({
      ...key,
      token_hash: `hash of ${registrationId} ${sub}`,
      sub,
      role: 'learner',
      context_id: '3',
      resource_link_id: 'link-1',
      page: 'module',
      module_id: 'notice',
      module_version: 1,
      deep_linking: null,
      review_sub: null,
      is_scored: 1,
      created_at: monday,
      last_used_at: monday,
    })
    .execute();
  await record(db, completionOf(registrationId, sub));
}

describe.each(engines)('one person on %s', (engine) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await openTestDatabase(engine);
    for (const registration of ['r-1', 'r-2']) {
      await addRegistration(database.db, registration);
      for (const sub of ['4', '5']) await addPerson(database.db, registration, sub);
    }
  });
  afterEach(() => database.close());
  const sam = { registrationId: 'r-1', sub: '4' };

  test('is given everything that is kept of them, and nothing of others', async () => {
    const found = await readPerson(database.db, sam);
    expect(found).toMatchObject({
      person: [{ name: 'Person 4' }],
      membership: [{ context_id: '3' }],
      attempt: [{ module_id: 'notice' }],
      score: [{ state: 'waiting' }],
      session: [{ page: 'module' }],
    });
    expect(JSON.stringify(found)).not.toMatch(/Person 5|r-2|token_hash|hash of/);
  });

  test('is erased, with scores that still wait, and nobody else', async () => {
    const others = [
      { registrationId: 'r-1', sub: '5' },
      { registrationId: 'r-2', sub: '4' },
    ];
    const before = await Promise.all(others.map((other) => readPerson(database.db, other)));
    expect(await erasePerson(database.db, sam)).toEqual({
      person: 1,
      membership: 1,
      attempt: 1,
      score: 1,
      session: 1,
    });
    expect(Object.values(await readPerson(database.db, sam)).flat()).toEqual([]);
    expect(await Promise.all(others.map((other) => readPerson(database.db, other)))).toEqual(before);
    expect(Object.values(await erasePerson(database.db, sam))).toEqual([0, 0, 0, 0, 0]);
  });

  test('is looked for in every table that names people', async () => {
    const tables = (await database.db.introspection.getTables()).filter(({ columns }) =>
      columns.some(({ name }) => name === 'sub'),
    );
    expect(tables.map(({ name }) => name).toSorted()).toEqual(
      Object.keys(await readPerson(database.db, sam)).toSorted(),
    );
  });
});
