import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engines, openTestDatabase, takeDatabaseAway, type TestDatabase } from '../../tests/support/databases.ts';
import { sweepExpired } from '../database/sweep-expired.ts';
import { createRefusalLog, type RefusalLog } from './refusal-log.ts';

const day = 24 * 3_600_000;

describe.each(engines)('the log of refusals on %s', (engine) => {
  let now: number;
  let database: TestDatabase;
  let log: RefusalLog;
  beforeEach(async () => {
    now = 100 * day;
    database = await openTestDatabase(engine);
    log = createRefusalLog(() => now);
  });
  afterEach(() => database.close());
  const rows = () => database.db.selectFrom('refusal').selectAll().orderBy('last_at').orderBy('detail').execute();
  const one = { registrationId: 'r1', reason: 'claims-missing', detail: 'sub' };

  test('counts what is the same, over many writes and by several servers', async () => {
    const other = createRefusalLog(() => now);
    log.note(one);
    log.note(one);
    other.note(one);
    await Promise.all([log.write(database.db), other.write(database.db)]);
    now += 5;
    log.note(one);
    log.note({ ...one, registrationId: null });
    await log.write(database.db);
    await log.write(database.db);
    expect(await rows()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ registration_id: 'r1', count: 4, first_at: now - 5, last_at: now }),
        expect.objectContaining({ registration_id: '', count: 1 }),
      ]),
    );
  });

  test('takes any text, cut short, and not more kinds at a time than it can hold', async () => {
    log.note({ ...one, detail: `\0${'é'.repeat(5000)}` });
    for (let kind = 0; kind < 1000; kind += 1) log.note({ ...one, detail: `kid ${kind}` });
    await log.write(database.db);
    const found = await rows();
    expect(found).toHaveLength(200);
    expect(Math.max(...found.map(({ detail }) => detail.length))).toBeLessThanOrEqual(200);
  });

  test('keeps what it noted while the database is away', async () => {
    log.note(one);
    const bringBack = await takeDatabaseAway(database);
    await expect(log.write(database.db)).rejects.toThrow();
    log.note(one);
    await bringBack();
    await log.write(database.db);
    expect(await rows()).toMatchObject([{ count: 2 }]);
  });

  test('is swept after a month, and beyond five hundred kinds', async () => {
    log.note({ ...one, detail: 'old' });
    await log.write(database.db);
    now += 31 * day;
    for (let kind = 0; kind < 600; kind += 1) {
      now += 1;
      log.note({ ...one, detail: `kid ${kind}` });
      if (kind % 150 === 149) await log.write(database.db);
    }
    await sweepExpired(database.db, now);
    const found = await rows();
    expect(found).toHaveLength(500);
    expect(found[0]?.detail).toBe('kid 100');
  });
});
