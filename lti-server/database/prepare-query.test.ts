import { describe, expect, test } from 'vitest';
import { engines, openTestDatabase } from '../../tests/support/databases.ts';
import { prepareQuery } from './prepare-query.ts';
import { runTransaction } from './run-transaction.ts';
import type { DeploymentRow } from './schema.ts';

const insertDeployment = prepareQuery<DeploymentRow, { id: string }>((db, value) =>
  db
    .insertInto('deployment')
    .values({
      registration_id: value('registration_id'),
      id: value('id'),
      status: value('status'),
      created_at: value('created_at'),
    })
    .onConflict((conflict) => conflict.columns(['registration_id', 'id']).doUpdateSet({ status: value('status') }))
    .returning('id'),
);
const findActive = prepareQuery<{ id: string }, DeploymentRow>((db, value) =>
  db.selectFrom('deployment').selectAll().where('status', '=', 'active').where('id', '=', value('id')),
);

describe.each(engines)('a prepared query on %s', (engine) => {
  test('runs again with other values, in the order in which the SQL wants them', async () => {
    const { db, close } = await openTestDatabase(engine);
    const row = { registration_id: 'r', id: 'one', status: 'pending', created_at: 5 } as const;
    expect(await insertDeployment.run(db, row)).toEqual([{ id: 'one' }]);
    expect(await findActive.run(db, { id: 'one' })).toEqual([]);
    await insertDeployment.run(db, { ...row, status: 'active' });
    await insertDeployment.run(db, { ...row, id: 'two', status: 'active' });
    expect(await findActive.run(db, { id: 'one' })).toEqual([{ ...row, status: 'active' }]);
    expect(await findActive.run(db, { id: 'two' })).toMatchObject([{ id: 'two' }]);
    expect(await findActive.run(db, { id: "'; drop table deployment; --" })).toEqual([]);
    await close();
  });

  test('takes part in a transaction', async () => {
    const { db, close } = await openTestDatabase(engine);
    const row = { registration_id: 'r', id: 'gone', status: 'active', created_at: 5 } as const;
    const failing = runTransaction(db, async (trx) => {
      await insertDeployment.run(trx, row);
      throw new Error('after all, no');
    });
    await expect(failing).rejects.toThrow('after all, no');
    expect(await findActive.run(db, { id: 'gone' })).toEqual([]);
    await close();
  });
});
