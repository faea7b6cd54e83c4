// A disk that is really full (ENOSPC), below the server as it ships. full-disk.test.ts tries the same by SQLite's own bound.
import { sql } from 'kysely';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqlite } from '../../lti-server/database/open-sqlite.ts';
import type { Database } from '../../lti-server/database/schema.ts';
import { startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { hasSmallDisks, openSmallDisk, type SmallDisk } from '../support/small-disk.ts';
import { openOutboxRig, type OutboxRig } from './outbox-rig.ts';

const [sam, rhian] = ['4', '5'] as const;
const megabyte = 2 ** 20;

let rig: OutboxRig;
let disk: SmallDisk;
let server: ServerProcess;
let rescued: string;
beforeEach(async () => {
  rig = await openOutboxRig('sqlite');
  rescued = mkdtempSync(join(tmpdir(), 'tend-rescued-'));
});
afterEach(async () => {
  await server.kill();
  await disk.close();
  await rig.close();
  rmSync(rescued, { recursive: true, force: true });
});

test.skipIf(!hasSmallDisks)('a disk without room loses nothing that was acknowledged', async () => {
  const learners = [await rig.open(sam), await rig.open(rhian)];
  await rig.kill();
  disk = await openSmallDisk(rig.database.dataFolder, 16 * megabyte);
  const port = Number(new URL(rig.url).port);
  const startOn = (dataFolder: string, within?: readonly string[]) =>
    startServerProcess({ databaseUrl: null, dataFolder }, port, undefined, within);
  server = await startOn(disk.folder, disk.within);
  disk.fill(48 * 1024);

  let acknowledged = 0;
  const left: { token: string; step: string }[] = [];
  for (const { token, steps } of learners) {
    let done = 0;
    for (; done < steps.length; done += 1) {
      const answer = await rig.take(token, steps[done]!);
      if (answer.status === 200) continue;
      expect(answer.status).toBe(507);
      expect(await answer.json()).toMatchObject({ error: { code: 'database-full' } });
      break;
    }
    acknowledged += done;
    left.push(...steps.slice(done).map((step) => ({ token, step })));
  }
  expect(acknowledged).toBeGreaterThan(0);
  expect(left.length).toBeGreaterThan(0);
  expect((await fetch(`${rig.url}/healthz`)).status).toBe(200);

  // It dies while the disk is full, and whoever runs it finds more room.
  await server.kill();
  disk.makeRoom();
  disk.copyTo(rescued);
  await withDatabase(async (db) => {
    expect((await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)).rows).toEqual([
      { integrity_check: 'ok' },
    ]);
    const attempts = await db.selectFrom('attempt').select(['sub', 'done_steps', 'completed_at']).execute();
    const done = attempts.flatMap(({ done_steps }) => Object.keys(JSON.parse(done_steps) as object));
    expect(done).toHaveLength(acknowledged);
    const scores = await db.selectFrom('score').select('sub').execute();
    const finished = attempts.filter(({ completed_at }) => completed_at !== null);
    expect(scores.map(({ sub }) => sub).toSorted()).toEqual(finished.map(({ sub }) => sub).toSorted());
  });

  server = await startOn(rescued);
  for (const { token, step } of left) expect((await rig.take(token, step)).status).toBe(200);
  for (const sub of [sam, rhian]) {
    await expect.poll(() => rig.applications(sub), { timeout: 20_000 }).toBe(1);
  }
});

async function withDatabase(work: (db: Database) => Promise<void>): Promise<void> {
  const db = openSqlite(join(rescued, 'tend.sqlite'));
  try {
    await work(db);
  } finally {
    await db.destroy();
  }
}
