import { type Kysely, sql, SqliteAdapter } from 'kysely';

/** The tables of schema.ts. Migrations are frozen once released: a change is a new file. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // A launch writes these. SQLite keeps rows in the order of their key when told to, and so writes half the pages.
  const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter;
  const keyed = (name: string) =>
    isSqlite ? db.schema.createTable(name).modifyEnd(sql`without rowid`) : db.schema.createTable(name);

  await db.schema
    .createTable('registration')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('issuer', 'text', (c) => c.notNull())
    .addColumn('client_id', 'text', (c) => c.notNull())
    .addColumn('auth_url', 'text', (c) => c.notNull())
    .addColumn('token_url', 'text', (c) => c.notNull())
    .addColumn('jwks_url', 'text', (c) => c.notNull())
    .addColumn('audience', 'text')
    .addColumn('allow_anonymous', 'integer', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('platform_family', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('registration_by_client', ['issuer', 'client_id'])
    .execute();

  await db.schema
    .createTable('deployment')
    .addColumn('registration_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('deployment_key', ['registration_id', 'id'])
    .execute();

  await db.schema
    .createTable('tool_key')
    .addColumn('kid', 'text', (c) => c.primaryKey())
    .addColumn('private_jwk', 'text', (c) => c.notNull())
    .addColumn('public_jwk', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('retired_at', 'bigint')
    .execute();

  await db.schema
    .createTable('access_token')
    .addColumn('registration_id', 'text', (c) => c.notNull())
    .addColumn('scopes', 'text', (c) => c.notNull())
    .addColumn('token', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('access_token_key', ['registration_id', 'scopes'])
    .execute();

  // SQLite keeps logins in memory: open-sqlite.ts.
  if (!isSqlite) {
    await db.schema
      .createTable('login_state')
      .addColumn('state_hash', 'text', (c) => c.primaryKey())
      .addColumn('registration', 'text', (c) => c.notNull())
      .addColumn('nonce', 'text', (c) => c.notNull())
      .addColumn('cookie_hash', 'text', (c) => c.notNull())
      .addColumn('storage_hash', 'text')
      .addColumn('storage_target', 'text')
      .addColumn('expires_at', 'bigint', (c) => c.notNull())
      .execute();
  }

  await keyed('pending_launch')
    .addColumn('handle_hash', 'text', (c) => c.primaryKey())
    .addColumn('registration_id', 'text', (c) => c.notNull())
    .addColumn('stage', 'text', (c) => c.notNull())
    .addColumn('proof_hash', 'text')
    .addColumn('launch', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();

  await keyed('session')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('registration_id', 'text', (c) => c.notNull())
    .addColumn('deployment_id', 'text', (c) => c.notNull())
    .addColumn('sub', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('context_id', 'text')
    .addColumn('resource_link_id', 'text')
    .addColumn('page', 'text', (c) => c.notNull())
    .addColumn('module_id', 'text')
    .addColumn('module_version', 'integer')
    .addColumn('deep_linking', 'text')
    .addColumn('review_sub', 'text')
    .addColumn('is_scored', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('last_used_at', 'bigint', (c) => c.notNull())
    .execute();

  await keyed('context')
    .addColumn('registration_id', 'text', (c) => c.notNull())
    .addColumn('deployment_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('title', 'text')
    .addColumn('label', 'text')
    .addColumn('memberships_url', 'text')
    .addColumn('line_items_url', 'text')
    .addColumn('scopes', 'text', (c) => c.notNull())
    .addColumn('roster_read_at', 'bigint')
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('context_key', ['registration_id', 'deployment_id', 'id'])
    .execute();

  await keyed('resource_link')
    .addColumn('registration_id', 'text', (c) => c.notNull())
    .addColumn('deployment_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('context_id', 'text')
    .addColumn('title', 'text')
    .addColumn('module_id', 'text')
    .addColumn('line_item_url', 'text')
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('resource_link_key', ['registration_id', 'deployment_id', 'id'])
    .execute();
  await db.schema
    .createIndex('resource_link_by_context')
    .on('resource_link')
    .columns(['registration_id', 'deployment_id', 'context_id'])
    .execute();

  await keyed('person')
    .addColumn('registration_id', 'text', (c) => c.notNull())
    .addColumn('sub', 'text', (c) => c.notNull())
    .addColumn('name', 'text')
    .addColumn('is_test_user', 'integer', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('person_key', ['registration_id', 'sub'])
    .execute();

  await keyed('membership')
    .addColumn('registration_id', 'text', (c) => c.notNull())
    .addColumn('deployment_id', 'text', (c) => c.notNull())
    .addColumn('context_id', 'text', (c) => c.notNull())
    .addColumn('sub', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('listed_at', 'bigint')
    .addColumn('launched_at', 'bigint')
    .addPrimaryKeyConstraint('membership_key', ['registration_id', 'deployment_id', 'context_id', 'sub'])
    .execute();

  await keyed('attempt')
    .addColumn('registration_id', 'text', (c) => c.notNull())
    .addColumn('deployment_id', 'text', (c) => c.notNull())
    .addColumn('resource_link_id', 'text', (c) => c.notNull())
    .addColumn('sub', 'text', (c) => c.notNull())
    .addColumn('context_id', 'text')
    .addColumn('module_id', 'text', (c) => c.notNull())
    .addColumn('module_version', 'integer', (c) => c.notNull())
    .addColumn('done_steps', 'text', (c) => c.notNull())
    .addColumn('started_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addColumn('completed_at', 'bigint')
    .addPrimaryKeyConstraint('attempt_key', [
      'registration_id',
      'deployment_id',
      'resource_link_id',
      'sub',
      'module_id',
    ])
    .execute();
  await db.schema
    .createIndex('attempt_by_context')
    .on('attempt')
    .columns(['registration_id', 'deployment_id', 'context_id', 'sub'])
    .execute();

  await db.schema
    .createTable('score')
    .addColumn('registration_id', 'text', (c) => c.notNull())
    .addColumn('line_item_url', 'text', (c) => c.notNull())
    .addColumn('sub', 'text', (c) => c.notNull())
    .addColumn('deployment_id', 'text', (c) => c.notNull())
    .addColumn('context_id', 'text')
    .addColumn('resource_link_id', 'text', (c) => c.notNull())
    .addColumn('score_given', 'integer', (c) => c.notNull())
    .addColumn('score_maximum', 'integer', (c) => c.notNull())
    .addColumn('timestamp', 'bigint', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('next_try_at', 'bigint', (c) => c.notNull())
    .addColumn('lease_until', 'bigint')
    .addColumn('is_uncertain', 'integer', (c) => c.notNull())
    .addColumn('last_status', 'integer')
    .addColumn('last_reason', 'text')
    .addColumn('sent_at', 'bigint')
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('score_key', ['registration_id', 'line_item_url', 'sub'])
    .execute();
  await db.schema.createIndex('score_by_next_try').on('score').columns(['state', 'next_try_at']).execute();
  await db.schema
    .createIndex('score_by_resource_link')
    .on('score')
    .columns(['registration_id', 'deployment_id', 'resource_link_id'])
    .execute();

  await db.schema
    .createTable('score_pause')
    .addColumn('registration_id', 'text', (c) => c.primaryKey())
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('paused_until', 'bigint', (c) => c.notNull())
    .execute();
}
