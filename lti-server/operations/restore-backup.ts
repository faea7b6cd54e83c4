import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import split from 'split2';
import { databaseFaultOf } from '../database/database-fault.ts';
import { isKnownMigration, listMigrations, migrate, migrateUpTo } from '../database/migrate.ts';
import { runTransaction, type Trx } from '../database/run-transaction.ts';
import { openToolKeys } from '../platform/tool-keys.ts';
import type { Tool } from '../tool.ts';
import { type BackupHead, endSchema, headSchema, keptTables, type RowLine, rowLineSchema } from './backup-format.ts';

/** Why a backup was not brought back; nothing has changed then but empty tables. */
export class RestoreError extends Error {}

const rowsAtOnce = 500;
/** Characters of a line: a content pack may have 1 MB, and JSON inside JSON doubles its quotes. */
const longestLine = 8_000_000;

/**
 * Brings a backup back into a database that holds nothing yet, in one transaction: all of it or nothing. Rows of an
 * older version come into the tables of that version, which are then brought up to date.
 * @param onProgress told how many rows are written, now and then.
 * @returns how many rows came back.
 * @throws RestoreError
 */
export async function restoreBackup(
  tool: Tool,
  file: string,
  onProgress: (rows: number) => void = () => {},
): Promise<number> {
  const head = await readHead(file);
  const unknown = head.migrations.find((name) => !isKnownMigration(name));
  if (unknown) throw new RestoreError(`${file} was made by a newer version of Tend (${unknown}). Update Tend first.`);
  const migrated = await listMigrations(tool.db);
  for (const table of migrated.length === 0 ? [] : keptTables) {
    const row = await tool.db.selectFrom(table).selectAll().limit(1).executeTakeFirst();
    if (row) throw new RestoreError(notEmpty(tool));
  }
  if (migrated.length > head.migrations.length) {
    throw new RestoreError(`${file} is older than these tables. ${notEmpty(tool)}`);
  }
  await migrateUpTo(tool.db, head.migrations.at(-1) ?? '');
  const rows = await runTransaction(tool.db, async (trx) => {
    const count = await writeRows(trx, file, onProgress);
    await openToolKeys({ ...tool, db: trx }).catch((error: Error) => {
      throw new RestoreError(
        `The keys in ${file} were encrypted with a secret that this server does not have: give it the TEND_SECRET of the server that made the backup (or the file "secret" of its data folder). ${error.message}`,
      );
    });
    return count;
  });
  await migrate(tool.db);
  return rows;
}

async function readHead(file: string): Promise<BackupHead> {
  for await (const value of readLines(file)) {
    const head = headSchema.safeParse(value);
    if (head.success) return head.data;
    break;
  }
  throw new RestoreError(`${file} is not a backup of Tend.`);
}

async function writeRows(trx: Trx, file: string, onProgress: (rows: number) => void): Promise<number> {
  let count = 0;
  let end: number | null = null;
  let isHead = true;
  let batch: RowLine[] = [];
  for await (const value of readLines(file)) {
    if (isHead) {
      isHead = false;
      continue;
    }
    const line = rowLineSchema.safeParse(value);
    if (!line.success) {
      end = endSchema.safeParse(value).data?.rows ?? null;
      break;
    }
    if (batch.length === rowsAtOnce || (batch[0] && batch[0][0] !== line.data[0])) {
      await insertRows(trx, batch, file);
      batch = [];
    }
    batch.push(line.data);
    count += 1;
    if (count % 10_000 === 0) onProgress(count);
  }
  await insertRows(trx, batch, file);
  if (end !== count) throw new RestoreError(`${file} is damaged after row ${count}. Nothing was brought back.`);
  return count;
}

/** Rows of one table. The database says whether they fit its columns: their types are those of whoever wrote them. */
async function insertRows(trx: Trx, batch: readonly RowLine[], file: string): Promise<void> {
  const [first] = batch;
  if (!first) return;
  const [table] = first;
  const rows = batch.map(([_table, row]) => row);
  try {
    // One type for all tables: Kysely would want a statement written for each.
    await trx
      .insertInto(table as 'person')
      .values(rows as never[])
      .execute();
  } catch (cause) {
    if (databaseFaultOf(cause)) throw cause;
    throw new RestoreError(`${file} does not fit the table ${table}. Nothing was brought back.`, { cause });
  }
}

/** The JSON of each line. @throws RestoreError when it is not one, not gzip, or the file cannot be read. */
async function* readLines(file: string): AsyncGenerator {
  const lines = split('\n', (text: string) => JSON.parse(text) as unknown, {
    maxLength: longestLine,
  });
  const reading = pipeline(createReadStream(file), createGunzip(), lines);
  // Its failure also ends the lines, and is thrown from there.
  reading.catch(() => {});
  try {
    for await (const value of lines) yield value as unknown;
  } catch (cause) {
    throw new RestoreError(`${file} cannot be read: ${(cause as Error).message}`, { cause });
  }
}

function notEmpty({ engine, configuration }: Tool): string {
  return engine === 'sqlite'
    ? `${configuration.dataFolder} holds a database already: name an empty folder in TEND_DATA (with the same "secret"), or move tend.sqlite and its -wal and -shm away.`
    : 'The database of DATABASE_URL holds tables already: name an empty one.';
}
