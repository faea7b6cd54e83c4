import type { Kysely } from 'kysely';

/** Invitations to register a platform. They come before the registration, so they belong to the whole tool. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('setup_link')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('lms', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('used_at', 'bigint')
    .execute();
}
