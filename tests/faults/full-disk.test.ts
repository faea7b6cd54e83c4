import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { databaseFaultOf } from '../../lti-server/database/database-fault.ts';
import { startLaunchRig, type LaunchRig } from '../conformance/launch-rig.ts';
import { completionOf, readScores, record } from '../support/outbox.ts';

let rig: LaunchRig;
beforeEach(async () => {
  rig = await startLaunchRig('sqlite');
});
afterEach(() => rig.close());

/** The database may not grow any more, and its tables have no room left. */
async function fillDisk(): Promise<void> {
  const { page_count: pages } = (await sql<{ page_count: number }>`pragma page_count`.execute(rig.tool.db)).rows[0]!;
  await sql`pragma max_page_count = ${sql.lit(pages)}`.execute(rig.tool.db);
  for (let refusals = 0, sub = 0; refusals < 40; sub += 1) {
    try {
      await record(rig.tool.db, completionOf('filler', String(sub)));
    } catch (error) {
      if (databaseFaultOf(error) !== 'full') throw error;
      refusals += 1;
    }
  }
}

const makeRoom = () => sql`pragma max_page_count = 1000000`.execute(rig.tool.db);

test('a full disk refuses the last step in words, keeps what was there, and goes on when there is room', async () => {
  const { token, steps } = await launch();
  const last = steps.at(-1)!;
  for (const step of steps.slice(0, -1)) expect((await take(step, token)).status).toBe(200);
  const attempt = () => rig.tool.db.selectFrom('attempt').selectAll().executeTakeFirst();
  const before = await attempt();

  await fillDisk();
  const refused = await take(last, token);
  expect(refused.status).toBe(507);
  expect(await refused.json()).toEqual({
    error: { code: 'database-full', message: expect.stringContaining('tell whoever runs Tend') },
  });
  expect(await attempt()).toEqual(before);
  expect((await readScores(rig.tool.db)).filter((score) => score.registration_id !== 'filler')).toEqual([]);
  expect((await fetch(`${rig.url}/healthz`)).status).toBe(200);

  await makeRoom();
  expect(await (await take(last, token)).json()).toMatchObject({ completedNow: true });
  expect((await readScores(rig.tool.db)).filter((score) => score.registration_id !== 'filler')).toHaveLength(1);
});

async function launch(): Promise<{ token: string; steps: string[] }> {
  const { body } = await rig.launch();
  const json = /<script type="application\/json" id="tend-launch"[^>]*>([^]*?)<\/script>/.exec(body)?.[1];
  const boot = z.object({ token: z.string(), module: z.object({ steps: z.array(z.string()) }) });
  const { token, module } = boot.parse(JSON.parse(json ?? 'null'));
  return { token, steps: module.steps };
}

function take(step: string, token: string): Promise<Response> {
  return fetch(`${rig.url}/api/steps`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ step }),
  });
}
