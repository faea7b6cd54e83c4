import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { examplePack, packText } from '../../authoring/packs/example-pack.ts';
import { openConsoleBrowser } from '../../tests/support/console-browser.ts';
import { openConsoleRig, type ConsoleRig } from '../../tests/support/console-rig.ts';
import { engines } from '../../tests/support/databases.ts';
import { addRegistration, completionOf, record } from '../../tests/support/outbox.ts';
import { keepPack } from '../packs/keep-pack.ts';
import { hashSecret } from '../launch/one-time-secret.ts';

const monday = Date.UTC(2026, 10, 23, 9);
const tables = [
  'registration',
  'deployment',
  'setup_link',
  'tool_key',
  'content_pack',
  'score',
  'score_pause',
  'console_session',
] as const;

describe.each(engines)('a change in the console on %s', (engine) => {
  let rig: ConsoleRig;
  beforeEach(async () => {
    rig = await openConsoleRig(engine, { clock: () => monday });
    const { db } = rig.tool;
    await addRegistration(db, 'r1', { name: 'Example campus', status: 'pending' });
    await record(db, completionOf('r1', 'ana', 1000));
    await db.updateTable('score').set({ state: 'refused', last_reason: 'column-gone', tries: 1 }).execute();
    await keepPack(db, examplePack(), monday);
    const link = { token_hash: hashSecret('link'), lms: 'moodle', used_at: null } as const;
    await db
      .insertInto('setup_link')
      .values({ ...link, created_at: monday, expires_at: monday + 1000 })
      .execute();
    await rig.server.inject('/lti/keys');
  });
  afterEach(() => rig.close());

  const kept = async () =>
    Object.fromEntries(
      await Promise.all(
        tables.map(async (table) => [table, await rig.tool.db.selectFrom(table).selectAll().execute()] as const),
      ),
    );
  const lines = () => rig.tool.db.selectFrom('audit').select('action').execute();
  const rename = (from: string, to: string) =>
    sql`alter table ${sql.table(from)} rename to ${sql.table(to)}`.execute(rig.tool.db);
  const platform = '/admin/registrations/r1';
  const address = (path: string) => `http://127.0.0.1:4/${path}`;

  const changes: Record<string, () => Promise<{ status: number }>> = {
    'a platform approved': () => rig.browser.post(`${platform}/status`, { status: 'active' }),
    'a deployment allowed': () => rig.browser.post(`${platform}/deployments`, { deployment: '7', status: 'active' }),
    'a platform removed': () => rig.browser.post(`${platform}/remove`, { name: 'Example campus' }),
    'a platform added': () =>
      rig.browser.post('/admin/registrations', {
        ...{ name: 'Other', issuer: address('campus'), clientId: 'c1', deploymentId: '1' },
        ...{ authUrl: address('auth'), tokenUrl: address('token'), jwksUrl: address('keys') },
      }),
    'a setup link made': () => rig.browser.post('/admin/setup-links', { lms: 'canvas', hours: '24' }),
    'a setup link taken back': () => rig.browser.post('/admin/setup-links/revoke', { link: hashSecret('link') }),
    'keys rotated': () => rig.browser.post('/admin/keys/rotate', {}),
    'a pack removed': () => rig.browser.post('/admin/packs/remove', { pack: 'example-board' }),
    'a pack added': () => rig.browser.upload('/admin/packs', packText(examplePack({ version: 2 }))),
    'scores sent again': () => rig.browser.post('/admin/outbox/resend', { what: 'all', registration: '' }),
    'somebody signed in': () => openConsoleBrowser(rig.server).signIn(),
    'somebody signed out': () => rig.browser.post('/admin/sign-out', {}),
  };

  test.each(Object.entries(changes))('is written down, or it is not made: %s', async (_what, change) => {
    const before = await kept();
    const known = await lines();
    await rename('audit', 'audit_away');
    expect((await change()).status).toBe(503);
    await rename('audit_away', 'audit');
    expect(await kept()).toEqual(before);
    expect(await lines()).toEqual(known);
    expect((await change()).status).toBeLessThan(400);
    expect(await kept()).not.toEqual(before);
    expect(await lines()).toHaveLength(known.length + 1);
  });
});
