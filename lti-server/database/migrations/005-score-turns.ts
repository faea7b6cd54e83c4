import type { Kysely } from 'kysely';

/**
 * Which score of which registration is next, however many wait: within a state the registrations stand together, so
 * that thousands of scores of one that is paused are passed over in one step, and within a registration the oldest
 * comes first.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('score_by_turn')
    .on('score')
    .columns(['state', 'registration_id', 'timestamp', 'next_try_at'])
    .execute();
  await db.schema
    .createIndex('score_by_due')
    .on('score')
    .columns(['state', 'registration_id', 'next_try_at'])
    .execute();
  await db.schema.dropIndex('score_by_next_try').execute();
}
