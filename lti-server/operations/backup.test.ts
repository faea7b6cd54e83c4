import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engines } from '../../tests/support/databases.ts';
import { addRegistration, completionOf, monday, readScores, record } from '../../tests/support/outbox.ts';
import { openTestTool } from '../../tests/support/test-tool.ts';
import { openDatabase, type Engine } from '../database/open-database.ts';
import { migrate } from '../database/migrate.ts';
import { findSigningKey } from '../platform/tool-keys.ts';
import type { Tool } from '../tool.ts';
import { keptTables } from './backup-format.ts';
import { restoreBackup, RestoreError } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

let folder: string;
let file: string;
let open: Tool[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tend-backup-'));
  file = join(folder, 'monday.tend');
  open = [];
});
afterEach(async () => {
  for (const tool of open) await tool.close();
  rmSync(folder, { recursive: true });
});

async function openOne(...options: Parameters<typeof openTestTool>): Promise<Tool> {
  const tool = await openTestTool(...options);
  open.push(tool);
  return tool;
}

/** A tool with a registration, two scores, a key, and a session that no backup keeps. */
async function openUsedTool(engine: Engine): Promise<Tool> {
  const tool = await openOne(engine, { clock: () => monday });
  await addRegistration(tool.db, 'r-1', { name: 'Ysgol “Glan”\n, a comma' });
  for (const sub of ['4', '5']) await record(tool.db, completionOf('r-1', sub));
  await findSigningKey(tool);
  await tool.db
    .insertInto('access_token')
    .values({ registration_id: 'r-1', scopes: 's', token: 'sealed', expires_at: monday + 1 })
    .execute();
  return tool;
}

const emptyTool = (engine: Engine) => openOne(engine, { migrated: false });
const everyTable = async ({ db }: Tool) =>
  Object.fromEntries(
    await Promise.all(
      keptTables.map(async (table) => {
        const rows = await db.selectFrom(table).selectAll().execute();
        return [table, rows.map((row) => JSON.stringify(row)).toSorted()] as const;
      }),
    ),
  );

/** The lines of a backup, changed. */
function rewrite(change: (lines: string[]) => string[]): void {
  const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');
  writeFileSync(file, gzipSync(`${change(lines).join('\n')}\n`));
}

const pairs = engines.flatMap((from) => engines.map((to) => ({ from, to })));
describe.each(pairs)('a backup of $from', ({ from, to }) => {
  test(`comes back into ${to}`, async () => {
    const used = await openUsedTool(from);
    const rows = await writeBackup(used, file);
    const restored = await emptyTool(to);
    expect(await restoreBackup(restored, file)).toBe(rows);
    expect(await everyTable(restored)).toEqual(await everyTable(used));
    expect(await readScores(restored.db)).toHaveLength(2);
    expect((await findSigningKey(restored)).kid).toBe((await findSigningKey(used)).kid);
    expect(await restored.db.selectFrom('access_token').selectAll().execute()).toEqual([]);
  });
});

describe.each(engines)('on %s a backup', (engine) => {
  test('holds one moment, though others write meanwhile', async () => {
    const tool = await openUsedTool(engine);
    for (let sub = 100; sub < 700; sub += 1) await record(tool.db, completionOf('r-1', String(sub)));
    // The command line is a process, and so a connection, of its own.
    const { db } = openDatabase(tool.configuration, () => {});
    const ended = new AbortController();
    const writing = (async () => {
      for (let sub = 1000; !ended.signal.aborted; sub += 1) {
        await record(db, completionOf('r-1', String(sub)));
        await setImmediate();
      }
    })();
    const rows = await writeBackup(tool, file);
    ended.abort();
    await writing;
    await db.destroy();
    expect((await readScores(tool.db)).length).toBeGreaterThan(602);
    expect(await restoreBackup(await emptyTool(engine), file)).toBe(rows);
  });

  test('is refused by a database that holds something', async () => {
    const tool = await openUsedTool(engine);
    await writeBackup(tool, file);
    const before = await everyTable(tool);
    await expect(restoreBackup(tool, file)).rejects.toThrow(RestoreError);
    expect(await everyTable(tool)).toEqual(before);
  });

  test('comes back into tables that are there and empty', async () => {
    const rows = await writeBackup(await openUsedTool(engine), file);
    expect(await restoreBackup(await openOne(engine), file)).toBe(rows);
  });

  test.each<[string, (lines: string[]) => string[]]>([
    ['is cut short', (lines) => lines.slice(0, -2)],
    ['lacks a row', (lines) => [...lines.slice(0, 2), ...lines.slice(3)]],
    ['names a table that does not exist', (lines) => lines.with(2, '["sqlite_master",{}]')],
    ['names a table that is not kept', (lines) => lines.with(2, '["session",{"token_hash":"x"}]')],
    ['names a column that does not exist', (lines) => lines.with(1, '["registration",{"nonsense":1}]')],
    ['holds an object in a column', (lines) => lines.with(1, '["registration",{"id":{}}]')],
    ['holds a line that is no JSON', (lines) => lines.with(2, '{')],
    ['was made by a newer version', (lines) => lines.with(0, lines[0]!.replace('001-', '999-'))],
    ['has no head', (lines) => lines.slice(1)],
    ['is empty', () => []],
  ])('that %s brings nothing back', async (_what, change) => {
    await writeBackup(await openUsedTool(engine), file);
    rewrite(change);
    const tool = await emptyTool(engine);
    await expect(restoreBackup(tool, file)).rejects.toThrow(RestoreError);
    await migrate(tool.db);
    expect(Object.values(await everyTable(tool)).flat()).toEqual([]);
  });

  test('without the secret that its keys need brings nothing back', async () => {
    await writeBackup(await openUsedTool(engine), file);
    const tool = await openOne(engine, {
      migrated: false,
      configuration: { secrets: ['another secret for tests, of more than 32 characters'] },
    });
    await expect(restoreBackup(tool, file)).rejects.toThrow(/TEND_SECRET/);
    expect(Object.values(await everyTable(tool)).flat()).toEqual([]);
  });
});

describe('the file of a backup', () => {
  test('is for its owner alone, and has its name only once it is whole', async () => {
    await writeBackup(await openUsedTool('sqlite'), file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(existsSync(`${file}.part`)).toBe(false);
  });

  test('is not there when it could not be written', async () => {
    const tool = await openUsedTool('sqlite');
    await tool.db.schema.dropTable('score').execute();
    await expect(writeBackup(tool, file)).rejects.toThrow();
    expect(existsSync(file) || existsSync(`${file}.part`)).toBe(false);
  });

  test('of another backup under way is left alone', async () => {
    writeFileSync(`${file}.part`, 'half');
    await expect(writeBackup(await openUsedTool('sqlite'), file)).rejects.toMatchObject({ code: 'EEXIST' });
    expect(readFileSync(`${file}.part`, 'utf8')).toBe('half');
  });

  test.each(['not gzip', ''])('that is no backup is refused: %o', async (text) => {
    writeFileSync(file, text);
    await expect(restoreBackup(await emptyTool('sqlite'), file)).rejects.toThrow(RestoreError);
    await expect(restoreBackup(await emptyTool('sqlite'), join(folder, 'missing'))).rejects.toThrow(RestoreError);
  });
});
