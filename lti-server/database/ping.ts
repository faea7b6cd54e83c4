import { sql } from 'kysely';
import type { Database } from './schema.ts';

/** Answers when the database does. @throws what the driver throws when it is away. */
export async function pingDatabase(db: Database): Promise<void> {
  await sql`select 1`.execute(db);
}
