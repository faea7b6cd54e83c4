import type { Kysely } from 'kysely';

/** Packs of an organisation's own prompts and modules. They belong to the whole tool, not to one registration. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('content_pack')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('publisher', 'text')
    .addColumn('digest', 'text', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('added_at', 'bigint', (c) => c.notNull())
    .execute();
}
