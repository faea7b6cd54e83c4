import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engines, openTestDatabase, type TestDatabase } from '../../tests/support/databases.ts';
import { prepareQuery } from './prepare-query.ts';
import { runTransaction } from './run-transaction.ts';
import type { DeploymentRow, PersonRow } from './schema.ts';
import { writeTogether } from './write-together.ts';

const insertDeployment = prepareQuery<DeploymentRow>((db, value) =>
  db.insertInto('deployment').values({
    registration_id: value('registration_id'),
    id: value('id'),
    status: value('status'),
    created_at: value('created_at'),
  }),
);
const upsertPerson = prepareQuery<PersonRow>((db, value) => {
  const changing = { name: value('name'), is_test_user: value('is_test_user'), updated_at: value('updated_at') };
  return db
    .insertInto('person')
    .values({ registration_id: value('registration_id'), sub: value('sub'), ...changing })
    .onConflict((conflict) => conflict.columns(['registration_id', 'sub']).doUpdateSet(changing));
});

const deployment = (id: string) => ({ registration_id: 'r', id, status: 'active', created_at: 5 }) as const;
const person = (name: string | null) =>
  ({ registration_id: 'r', sub: '4', name, is_test_user: 0, updated_at: 7 }) as const;

describe.each(engines)('writes that are made together on %s', (engine) => {
  let database: TestDatabase;
  beforeEach(async () => void (database = await openTestDatabase(engine)));
  afterEach(() => database.close());
  const deployments = async () =>
    (await database.db.selectFrom('deployment').select('id').orderBy('id').execute()).map(({ id }) => id);
  const people = () => database.db.selectFrom('person').selectAll().execute();

  test('each get their own values', async () => {
    await writeTogether(database.db, [upsertPerson.bind(person('Sam $1')), insertDeployment.bind(deployment('one'))]);
    await writeTogether(database.db, [insertDeployment.bind(deployment('two')), upsertPerson.bind(person("'$2"))]);
    await writeTogether(database.db, [insertDeployment.bind(deployment('three'))]);
    expect(await deployments()).toEqual(['one', 'three', 'two']);
    expect(await people()).toEqual([person("'$2")]);
  });

  test('are none of them made when one fails, and the next are', async () => {
    await writeTogether(database.db, [insertDeployment.bind(deployment('one'))]);
    const again = [upsertPerson.bind(person('Sam')), insertDeployment.bind(deployment('one'))];
    await expect(writeTogether(database.db, again)).rejects.toThrow(/unique/i);
    expect(await people()).toEqual([]);
    await writeTogether(database.db, [upsertPerson.bind(person(null)), insertDeployment.bind(deployment('two'))]);
    expect(await deployments()).toEqual(['one', 'two']);
  });

  test('stay out of a transaction that is open beside them', async () => {
    let beside: Promise<void> | undefined;
    const failing = runTransaction(database.db, async (trx) => {
      await insertDeployment.run(trx, deployment('undone'));
      beside = writeTogether(database.db, [
        upsertPerson.bind(person('Sam')),
        insertDeployment.bind(deployment('kept')),
      ]);
      throw new Error('after all, no');
    });
    await expect(failing).rejects.toThrow('after all, no');
    await beside;
    expect(await deployments()).toEqual(['kept']);
    expect(await people()).toEqual([person('Sam')]);
  });

  test('wait until an open transaction has ended before they read', async () => {
    const find = prepareQuery<{ id: string }, { id: string }>((db, value) =>
      db.selectFrom('deployment').select('id').where('id', '=', value('id')),
    );
    let read: Promise<unknown> | undefined;
    const failing = runTransaction(database.db, async (trx) => {
      await insertDeployment.run(trx, deployment('undone'));
      read = find.run(database.db, { id: 'undone' });
      throw new Error('after all, no');
    });
    await expect(failing).rejects.toThrow('after all, no');
    expect(await read).toEqual([]);
  });
});
