import { describe, expect, test } from 'vitest';
import { engines, openTestDatabase } from '../../tests/support/databases.ts';
import { isMigrated, migrate } from './migrate.ts';

describe.each(engines)('migrations on %s', (engine) => {
  test('bring an empty database up to date, once', async () => {
    const { db, close } = await openTestDatabase(engine, { migrated: false });
    expect(await isMigrated(db)).toBe(false);
    expect(await migrate(db)).toContain('001-first-tables');
    expect(await isMigrated(db)).toBe(true);
    expect(await migrate(db)).toEqual([]);
    await close();
  });

  test('give whole numbers back as numbers, also beyond 32 bits', async () => {
    const { db, close } = await openTestDatabase(engine);
    const createdAt = Date.UTC(2026, 10, 23);
    await db
      .insertInto('deployment')
      .values({ registration_id: 'r', id: '1', status: 'active', created_at: createdAt })
      .execute();
    expect(await db.selectFrom('deployment').selectAll().executeTakeFirst()).toMatchObject({ created_at: createdAt });
    const counted = await db.selectFrom('deployment').select(db.fn.countAll().as('n')).executeTakeFirst();
    expect(counted?.n).toBe(1);
    await close();
  });
});
