import { runTransaction, type Trx } from '../database/run-transaction.ts';
import type { Database, Schema } from '../database/schema.ts';

/** A person is known by the registration and the platform's id; the same id elsewhere is somebody else. */
export interface PersonKey {
  registrationId: string;
  sub: string;
}

/** Every table that says something of a person, by `registration_id` and `sub`; a test compares it with the schema. */
const tablesOfPerson = ['person', 'membership', 'attempt', 'score', 'session'] as const satisfies (keyof Schema)[];
type TableOfPerson = (typeof tablesOfPerson)[number];

export type PersonRecord = Record<TableOfPerson, Record<string, unknown>[]>;

/**
 * Everything that is kept of one person, table by table (GDPR, articles 15 and 20). Keys to the door are left out: the
 * hash of a session's token means nothing to anybody. What learners write is never on the server.
 */
export async function readPerson(db: Database, key: PersonKey): Promise<PersonRecord> {
  const read = async (table: TableOfPerson) => {
    const rows = await db
      .selectFrom(table as 'person')
      .selectAll()
      .where('registration_id', '=', key.registrationId)
      .where('sub', '=', key.sub)
      .execute();
    return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => column !== 'token_hash')));
  };
  const entries = await Promise.all(tablesOfPerson.map(async (table) => [table, await read(table)] as const));
  return Object.fromEntries(entries) as PersonRecord;
}

/**
 * Erases one person: what they did, their scores (also those still to be sent), their sessions. The platform keeps its
 * own records, and names them again when it lists its members or they come back.
 * @returns how many rows are gone, by table.
 */
export async function erasePerson(db: Database, key: PersonKey): Promise<Record<TableOfPerson, number>> {
  return runTransaction(db, (trx) => erasePeople(trx, key.registrationId, [key.sub]));
}

/** The same for several of one registration, within a transaction. */
export async function erasePeople(
  trx: Trx,
  registrationId: string,
  subs: readonly string[],
): Promise<Record<TableOfPerson, number>> {
  const counts: [TableOfPerson, number][] = [];
  for (const table of tablesOfPerson) {
    const { numDeletedRows } = await trx
      .deleteFrom(table as 'person')
      .where('registration_id', '=', registrationId)
      .where('sub', 'in', subs)
      .executeTakeFirst();
    counts.push([table, Number(numDeletedRows)]);
  }
  return Object.fromEntries(counts) as Record<TableOfPerson, number>;
}
