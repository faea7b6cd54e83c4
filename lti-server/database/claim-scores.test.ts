import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engines, openTestDatabase, type TestDatabase } from '../../tests/support/databases.ts';
import { addRegistration, completionOf, monday, readScores, record } from '../../tests/support/outbox.ts';
import { claimScore, nextDueAt, releaseScores } from './claim-scores.ts';
import { openDatabase } from './open-database.ts';

const lease = 30_000;

describe.each(engines)('claiming scores on %s', (engine) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await openTestDatabase(engine);
    await addRegistration(database.db, 'r1');
    await addRegistration(database.db, 'r2');
  });
  afterEach(() => database.close());

  test('takes the one that waits longest, until its lease ends', async () => {
    await record(database.db, completionOf('r1', 'late', monday + 5));
    await record(database.db, completionOf('r1', 'early', monday));
    expect(await claimScore(database, monday + 10, lease)).toMatchObject({
      sub: 'early',
      state: 'sending',
      tries: 1,
      lease_until: monday + 10 + lease,
      is_uncertain: 0,
    });
  });

  test('takes the oldest of those whose turn it is, also when a younger one was to be tried first', async () => {
    const second = 1000;
    for (const [sub, at] of [
      ['young', 2],
      ['old', 0],
      ['middle', 1],
    ] as const) {
      await record(database.db, completionOf('r1', sub, monday + at * second));
    }
    await database.db
      .updateTable('score')
      .set({ next_try_at: monday + 9 * second })
      .where('sub', '=', 'old')
      .execute();
    const take = async (at: number) => {
      const taken = await claimScore(database, at, lease);
      await database.db.updateTable('score').set({ state: 'sent' }).where('state', '=', 'sending').execute();
      return taken?.sub;
    };
    expect(await take(monday + 8 * second)).toBe('middle');
    expect(await take(monday + 9 * second)).toBe('old');
    expect(await take(monday + 9 * second)).toBe('young');
    expect(await take(monday + 9 * second)).toBeUndefined();
  });

  test('takes nothing before its time', async () => {
    expect(await claimScore(database, monday, lease)).toBeNull();
    await record(database.db, completionOf('r1', '4', monday + 1));
    expect(await claimScore(database, monday, lease)).toBeNull();
    expect(await nextDueAt(database.db, monday)).toBe(monday + 1);
  });

  test('has one score of a registration in hand at a time, and others of other registrations', async () => {
    for (const registration of ['r1', 'r2']) {
      for (const sub of ['4', '5']) await record(database.db, completionOf(registration, sub));
    }
    const first = await claimScore(database, monday, lease);
    const second = await claimScore(database, monday, lease);
    expect(new Set([first?.registration_id, second?.registration_id])).toEqual(new Set(['r1', 'r2']));
    expect(await claimScore(database, monday, lease)).toBeNull();
  });

  test('a sender that did not come back is succeeded, in doubt', async () => {
    await record(database.db, completionOf('r1', '4'));
    await claimScore(database, monday, lease);
    expect(await claimScore(database, monday + lease - 1, lease)).toBeNull();
    expect(await nextDueAt(database.db, monday)).toBe(monday + lease);
    expect(await claimScore(database, monday + lease, lease)).toMatchObject({ tries: 2, is_uncertain: 1 });
  });

  test('a start of the embedded server takes over at once', async () => {
    await record(database.db, completionOf('r1', '4'));
    await claimScore(database, monday, lease);
    await releaseScores(database.db, monday + 1);
    expect(await claimScore(database, monday + 1, lease)).toMatchObject({ is_uncertain: 1 });
  });

  test('leaves paused and inactive registrations alone', async () => {
    await record(database.db, completionOf('r1', '4'));
    await database.db
      .insertInto('score_pause')
      .values({ registration_id: 'r1', failures: 1, paused_until: monday + 500 })
      .execute();
    expect(await claimScore(database, monday + 499, lease)).toBeNull();
    expect(await nextDueAt(database.db, monday)).toBe(monday + 500);
    await database.db.updateTable('registration').set({ status: 'inactive' }).execute();
    expect(await claimScore(database, monday + 500, lease)).toBeNull();
    expect(await nextDueAt(database.db, monday)).toBeNull();
    await database.db.updateTable('registration').set({ status: 'active' }).execute();
    expect(await claimScore(database, monday + 500, lease)).not.toBeNull();
  });

  test.each(['sent', 'refused', 'superseded'] as const)('leaves a score alone that is %s', async (state) => {
    await record(database.db, completionOf('r1', '4'));
    await database.db.updateTable('score').set({ state }).execute();
    expect(await claimScore(database, monday + 1e9, lease)).toBeNull();
    expect(await nextDueAt(database.db, monday)).toBeNull();
  });

  // SQLite has no two transactions at once.
  if (engine === 'postgres') {
    test('passes over a registration that another instance is just claiming', async () => {
      for (const registration of ['r1', 'r2']) await record(database.db, completionOf(registration, '4'));
      const other = openDatabase(database, () => {});
      await other.db.transaction().execute(async (trx) => {
        await trx.selectFrom('registration').select('id').where('id', '=', 'r1').forUpdate().execute();
        expect(await claimScore(database, monday, lease)).toMatchObject({ registration_id: 'r2' });
        expect(await claimScore(database, monday, lease)).toBeNull();
      });
      expect(await claimScore(database, monday, lease)).toMatchObject({ registration_id: 'r1' });
      await other.db.destroy();
    });
  }

  test('several instances at once never take two of one registration, nor one twice', async () => {
    const registrations = ['r1', 'r2'];
    for (const registration of registrations) {
      for (let sub = 0; sub < 6; sub += 1) await record(database.db, completionOf(registration, String(sub)));
    }
    // Two connections of one process would wait for each other on SQLite, whose calls hold the process.
    const instances = Array.from({ length: engine === 'postgres' ? 4 : 1 }, () => openDatabase(database, () => {}));
    try {
      for (let round = 1; round <= 6; round += 1) {
        const claims = await Promise.all(
          [...instances, ...instances, ...instances].map((instance) => claimScore(instance, monday, lease)),
        );
        const taken = claims.filter((claim) => claim !== null);
        expect(taken.length).toBeLessThanOrEqual(2);
        expect(new Set(taken.map((claim) => claim.registration_id)).size).toBe(taken.length);
        await database.db.updateTable('score').set({ state: 'sent' }).where('state', '=', 'sending').execute();
      }
      const scores = await readScores(database.db);
      expect(Math.max(...scores.map((score) => score.tries))).toBe(1);
    } finally {
      for (const instance of instances) await instance.db.destroy();
    }
  });
});
