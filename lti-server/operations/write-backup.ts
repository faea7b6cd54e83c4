import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { listMigrations } from '../database/migrate.ts';
import { readSnapshot } from '../database/read-snapshot.ts';
import type { Database } from '../database/schema.ts';
import type { Tool } from '../tool.ts';
import { type BackupHead, keptTables } from './backup-format.ts';

const rowsAtOnce = 500;

/**
 * Writes everything that is kept, as it is at one moment, into a new file that its owner alone may read. The server
 * may run meanwhile. The file has its name only once it is whole and on the disk.
 * @param onProgress told how many rows are written, now and then.
 * @returns how many rows it holds.
 * @throws when the file cannot be written.
 */
export async function writeBackup(
  { db, engine, clock }: Pick<Tool, 'db' | 'engine' | 'clock'>,
  file: string,
  onProgress: (rows: number) => void = () => {},
): Promise<number> {
  let rows = 0;
  async function* lines(snapshot: Database): AsyncGenerator<string> {
    const head: BackupHead = { tendBackup: 1, madeAt: clock(), migrations: await listMigrations(snapshot) };
    yield line(head);
    for (const table of keptTables) {
      for await (const row of snapshot.selectFrom(table).selectAll().stream(rowsAtOnce)) {
        yield line([table, row]);
        rows += 1;
        if (rows % 10_000 === 0) onProgress(rows);
      }
    }
    yield line({ rows });
  }

  const part = `${file}.part`;
  try {
    await readSnapshot(db, engine, (snapshot) =>
      pipeline(
        Readable.from(lines(snapshot)),
        createGzip(),
        createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }),
      ),
    );
  } catch (error) {
    // Another backup that is being written there is not ours to remove.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') await rm(part, { force: true });
    throw error;
  }
  await rename(part, file);
  return rows;
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
