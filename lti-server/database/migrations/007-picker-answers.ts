import type { Kysely } from 'kysely';

/**
 * The answer that a picker has given, so that it gives one only. And what is kept of one person is found by who they
 * are: to show it, to erase it, and to see who has not been here for long.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('session').addColumn('deep_linking_answer', 'text').execute();
  for (const table of ['membership', 'attempt', 'score']) {
    await db.schema.createIndex(`${table}_by_person`).on(table).columns(['registration_id', 'sub']).execute();
  }
}
