import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engines, openTestDatabase, type TestDatabase } from '../../tests/support/databases.ts';
import { addRegistration, completionOf, monday, readScore, readScores, record } from '../../tests/support/outbox.ts';
import { runTransaction } from '../database/run-transaction.ts';
import { recordScore } from './record-completion.ts';

describe.each(engines)('the outbox on %s', (engine) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await openTestDatabase(engine);
    await addRegistration(database.db, 'r1');
  });
  afterEach(() => database.close());

  test('holds the full mark of a completion, in whole seconds, ready to go', async () => {
    await record(database.db, completionOf('r1', '4', monday + 1999));
    expect(await readScore(database.db)).toMatchObject({
      state: 'waiting',
      score_given: 1,
      score_maximum: 1,
      timestamp: monday + 1000,
      next_try_at: monday + 1999,
      is_uncertain: 0,
    });
  });

  test('holds nothing when the transaction of the completion fails', async () => {
    const failing = runTransaction(database.db, async (trx) => {
      await recordScore(trx, completionOf('r1', '4'));
      throw new Error('the completion could not be stored');
    });
    await expect(failing).rejects.toThrow('could not be stored');
    expect(await readScores(database.db)).toEqual([]);
  });

  test.each(['waiting', 'sending', 'sent'] as const)('a score that is %s is not written anew', async (state) => {
    await record(database.db, completionOf('r1', '4'));
    await database.db.updateTable('score').set({ state }).execute();
    await record(database.db, completionOf('r1', '4', monday + 60_000));
    expect(await readScores(database.db)).toMatchObject([{ state, timestamp: monday }]);
  });

  test.each(['refused', 'superseded'] as const)(
    'a score that was %s waits again with a new completion',
    async (state) => {
      await record(database.db, completionOf('r1', '4'));
      await database.db
        .updateTable('score')
        .set({ state, tries: 7, last_reason: 'column-gone', last_status: 404 })
        .execute();
      await record(database.db, completionOf('r1', '4', monday + 60_000));
      expect(await readScores(database.db)).toMatchObject([
        { state: 'waiting', tries: 0, timestamp: monday + 60_000, last_reason: null, last_status: null },
      ]);
    },
  );

  test.each([
    ['in the same second', monday + 900],
    ['with a clock that went back', monday - 3_600_000],
  ])('another score %s is a whole second later', async (_, completedAt) => {
    await record(database.db, completionOf('r1', '4'));
    await database.db.updateTable('score').set({ score_given: 0 }).execute();
    await record(database.db, completionOf('r1', '4', completedAt));
    expect(await readScore(database.db)).toMatchObject({ score_given: 1, timestamp: monday + 1000 });
  });

  test('another score during a send keeps in mind that the first may arrive', async () => {
    await record(database.db, completionOf('r1', '4'));
    await database.db
      .updateTable('score')
      .set({ state: 'sending', score_given: 0, lease_until: monday + 9 })
      .execute();
    await record(database.db, completionOf('r1', '4', monday + 5000));
    expect(await readScore(database.db)).toMatchObject({ state: 'waiting', is_uncertain: 1, lease_until: null });
  });

  test('people and registrations have rows of their own', async () => {
    await addRegistration(database.db, 'r2');
    for (const [registration, sub] of [
      ['r1', '4'],
      ['r1', '5'],
      ['r2', '4'],
    ] as const) {
      await record(database.db, completionOf(registration, sub));
    }
    expect(await readScores(database.db)).toHaveLength(3);
  });
});
