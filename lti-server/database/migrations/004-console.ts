import type { Kysely } from 'kysely';

/** The operator's console: who is signed in, what was changed, and which launches were refused. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('console_session')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('password_mark', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('last_used_at', 'bigint', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('audit')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('registration_id', 'text')
    .addColumn('target', 'text')
    .addColumn('count', 'integer')
    .execute();
  await db.schema.createIndex('audit_by_time').on('audit').columns(['at', 'id']).execute();

  await db.schema
    .createTable('refusal')
    .addColumn('registration_id', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('detail', 'text', (c) => c.notNull())
    .addColumn('count', 'integer', (c) => c.notNull())
    .addColumn('first_at', 'bigint', (c) => c.notNull())
    .addColumn('last_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('refusal_key', ['registration_id', 'reason', 'detail'])
    .execute();
  await db.schema.createIndex('refusal_by_time').on('refusal').columns(['last_at']).execute();
}
