// A database that is away, or full: a page that says so, nothing half-written, and the process lives.
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { claim } from '../../lti-server/launch/claims.ts';
import { engines, takeDatabaseAway } from '../support/databases.ts';
import type { Answer } from '../platform/visitor.ts';
import { bootOf, prepareLaunch, startLaunchRig, type LaunchRig } from './launch-rig.ts';
import { withClaims } from './payloads.ts';

describe.each(engines)('a database that is away, on %s', (engine) => {
  let rig: LaunchRig;
  let comeBack: () => Promise<void>;
  beforeEach(async () => {
    rig = await startLaunchRig(engine);
  });
  afterEach(() => rig.close());

  const takeAway = async () => {
    const { databaseUrl, dataFolder } = rig.tool.configuration;
    comeBack = await takeDatabaseAway({ ...rig.tool, databaseUrl, dataFolder });
  };

  test('login, launch and pages answer 503 in words, and work again when it is back', async () => {
    const before = bootOf(await rig.launch());
    const { visitor, fields } = await prepareLaunch(rig);
    await takeAway();
    const headers = { authorization: `Bearer ${before.token}` };
    const launch = await visitor.post(`${rig.url}/lti/launch`, fields);
    const login = await visitor.post(`${rig.url}/lti/login`, {
      iss: rig.platform.issuer,
      login_hint: '4',
      target_link_uri: `${rig.url}/lti/launch`,
    });
    // The embedded database keeps logins in memory and reads while another process writes.
    expect(login.status).toBe(engine === 'sqlite' ? 302 : 503);
    for (const answer of engine === 'sqlite' ? [launch] : [launch, login]) {
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toBe('30');
      expect(answer.body).toContain('Please try again in a minute');
      expect(answer.body).not.toMatch(/SQLITE|postgres|ECONN|terminat/i);
    }
    expect((await fetch(`${rig.url}/healthz`)).status).toBe(200);
    if (engine === 'postgres') {
      const api = await fetch(`${rig.url}/api/session`, { headers });
      expect(api.status).toBe(503);
      expect(await api.json()).toMatchObject({ error: { code: 'database-away' } });
      expect((await fetch(`${rig.url}/readyz`)).status).toBe(503);
    }
    await comeBack();
    expect((await fetch(`${rig.url}/readyz`)).status).toBe(200);
    expect((await fetch(`${rig.url}/api/session`, { headers })).status).toBe(200);
    // Where nothing was taken the very same launch works now; elsewhere the page says to open the activity again.
    const again = await visitor.post(`${rig.url}/lti/launch`, fields);
    if (engine === 'postgres') bootOf(again);
    else expect(again.status).toBe(409);
    bootOf(await rig.launch());
  });
});

describe('a full disk', () => {
  let rig: LaunchRig;
  beforeEach(async () => {
    rig = await startLaunchRig('sqlite');
  });
  afterEach(() => rig.close());

  const tables = ['person', 'context', 'resource_link', 'membership', 'attempt', 'session'] as const;
  const countRows = () =>
    Promise.all(tables.map(async (table) => (await rig.tool.db.selectFrom(table).selectAll().execute()).length));
  const letGrow = (pages: number) => sql`pragma max_page_count = ${sql.lit(pages)}`.execute(rig.tool.db);

  test('is said in words, leaves nothing half-written, and passes', async () => {
    const prepared = [];
    for (let person = 0; person < 30; person += 1) {
      const context = { id: `${person} ${'c'.repeat(250)}`, title: 't'.repeat(500) };
      prepared.push(
        await prepareLaunch(rig, { change: withClaims({ sub: `person ${person}`, [claim.context]: context }) }),
      );
    }
    await letGrow(1);
    let before = await countRows();
    let refused: Answer | undefined;
    for (const { visitor, fields } of prepared) {
      before = await countRows();
      refused = await visitor.post(`${rig.url}/lti/launch`, fields);
      if (refused.status !== 200) break;
    }
    expect(refused?.status).toBe(507);
    expect(refused?.body).toContain('The tool is out of room');
    expect(await countRows()).toEqual(before);
    expect((await fetch(`${rig.url}/healthz`)).status).toBe(200);

    await letGrow(1_000_000);
    bootOf(await rig.launch());
  });
});
