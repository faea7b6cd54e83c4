// PostgreSQL stops under the running server, and comes back: what was answered with success is there, everything else
// was refused in words, and nobody has to start anything anew.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../lti-server/database/open-database.ts';
import { migrate } from '../../lti-server/database/migrate.ts';
import type { TestDatabase } from '../support/databases.ts';
import { startPostgres, type PostgresServer } from '../support/postgres-server.ts';
import { openOutboxRig, type OutboxRig } from './outbox-rig.ts';

/** In ms. npm run test:long waits the half minute that an operator's restart may take. */
const outage = process.env['TEND_LONG_TESTS'] ? 30_000 : 1500;
const between = 50;

let postgres: PostgresServer;
let database: TestDatabase;
let rig: OutboxRig;
beforeEach(async () => {
  const server = await startPostgres();
  if (!server) throw new Error('These tests need a PostgreSQL server. As root on Debian: apt-get install postgresql');
  postgres = server;
  const dataFolder = mkdtempSync(join(tmpdir(), `tend-away-${randomBytes(3).toString('hex')}-`));
  const { db } = openDatabase({ databaseUrl: postgres.url, dataFolder }, () => {});
  await migrate(db);
  database = {
    engine: 'postgres',
    db,
    databaseUrl: postgres.url,
    dataFolder,
    async close() {
      await db.destroy();
      await postgres.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
  rig = await openOutboxRig(database);
});
afterEach(() => rig.close());

test(
  'a database that is away for a while loses nothing that was acknowledged',
  async () => {
    const learners = ['4', '5'];
    const opened = new Map(await Promise.all(learners.map(async (sub) => [sub, await rig.open(sub)] as const)));
    const acknowledged: string[] = [];
    const refused: { status: number; code: string; retryAfter: string | null }[] = [];
    let isOver = false;

    /** Presses on until each step was taken, as the page does. */
    async function persist(sub: string): Promise<void> {
      const { token, steps } = opened.get(sub)!;
      for (const step of steps) {
        for (;;) {
          const answer = await rig.take(token, step);
          if (answer.status === 200) {
            acknowledged.push(`${sub} ${step}`);
            break;
          }
          const { error } = (await answer.json()) as { error: { code: string } };
          refused.push({ status: answer.status, code: error.code, retryAfter: answer.headers.get('retry-after') });
          await wait(between);
        }
        // The second half of the module waits until the database is gone.
        if (step === steps[0]) await away;
      }
    }
    const { promise: away, resolve: isAway } = Promise.withResolvers<void>();

    async function outageOf(milliseconds: number): Promise<void> {
      await postgres.crash();
      isAway();
      const login = await rig.login();
      expect(login.status).toBe(503);
      expect(login.headers.get('retry-after')).toBe('30');
      expect(await login.text()).toContain('Please try again in a minute');
      expect((await fetch(`${rig.url}/readyz`)).status).toBe(503);
      expect((await fetch(`${rig.url}/healthz`)).status).toBe(200);
      await wait(milliseconds);
      await postgres.restart();
      isOver = true;
    }

    const working = Promise.all(learners.map(persist));
    await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBe(learners.length);
    await Promise.all([outageOf(outage), working]);

    expect(isOver).toBe(true);
    expect(refused.length).toBeGreaterThan(0);
    for (const refusal of refused) expect(refusal).toEqual({ status: 503, code: 'database-away', retryAfter: '30' });
    const attempts = await database.db.selectFrom('attempt').selectAll().execute();
    expect(attempts.map(({ completed_at: at }) => at)).toEqual([expect.any(Number), expect.any(Number)]);
    for (const sub of learners) {
      await expect.poll(() => rig.applications(sub), { timeout: 30_000, interval: 50 }).toBe(1);
    }
    expect((await fetch(`${rig.url}/readyz`)).status).toBe(200);
    await rig.open('4');
  },
  outage + 90_000,
);
