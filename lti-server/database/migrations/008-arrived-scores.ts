import type { Kysely } from 'kysely';

/** When a score arrived that the outbox has forgotten, kept beside what it was for. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('attempt').addColumn('score_arrived_at', 'bigint').execute();
}
