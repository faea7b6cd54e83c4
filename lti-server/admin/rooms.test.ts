import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { examplePack, packText } from '../../authoring/packs/example-pack.ts';
import { openConsoleBrowser, type ConsoleBrowser } from '../../tests/support/console-browser.ts';
import { openConsoleRig, type ConsoleRig } from '../../tests/support/console-rig.ts';
import { engines } from '../../tests/support/databases.ts';
import { addRegistration } from '../../tests/support/outbox.ts';
import { keepPack } from '../packs/keep-pack.ts';
import type { Tool } from '../tool.ts';

const monday = Date.UTC(2026, 10, 23, 9);
const nasty = `<img src=x onerror=alert(1)>"'&`;
const escaped = '&#60;img src';

describe.each(engines)('the rooms of the console on %s', (engine) => {
  let now: number;
  let rig: ConsoleRig;
  let tool: Tool;
  let server: FastifyInstance;
  let browser: ConsoleBrowser;
  beforeEach(async () => {
    now = monday;
    rig = await openConsoleRig(engine, { clock: () => now });
    ({ tool, server, browser } = rig);
  });
  afterEach(() => rig.close());
  const actions = async () =>
    (await tool.db.selectFrom('audit').selectAll().orderBy('id').execute())
      .map(({ action, registration_id, target, count }) => [action, registration_id, target, count])
      .slice(1);
  const statusOf = (id: string) =>
    tool.db.selectFrom('registration').select('status').where('id', '=', id).executeTakeFirst();

  test.each(['registrations', 'setup-links', 'outbox', 'refusals', 'report', 'packs', 'keys', 'audit', 'health'])(
    '%s is shut to strangers, and says what will be in it',
    async (room) => {
      expect(await openConsoleBrowser(server).get(`/admin/${room}`)).toMatchObject({ status: 303, body: '' });
      const page = await browser.get(`/admin/${room}`);
      expect(page.status).toBe(200);
      expect(page.body).toContain(`href="/admin/${room}" aria-current="page"`);
      if (room !== 'audit') expect(page.body).toContain('class="empty"');
    },
  );

  test('what is not there says so, also to strangers', async () => {
    for (const path of ['/admin/nothing', '/admin/registrations/nothing', '/admin/registrations/x/y', '/admin/%']) {
      expect((await browser.get(path)).status, path).toBeLessThan(500);
    }
    expect((await browser.get('/admin/registrations/nothing')).body).toContain('This platform is not here');
    expect((await openConsoleBrowser(server).get('/admin/nothing')).status).toBe(404);
  });

  describe('platforms', () => {
    test('are approved, turned off, and activated again', async () => {
      await addRegistration(tool.db, 'r1', { status: 'pending', name: 'Example campus' });
      expect((await browser.get('/admin')).body).toContain('One platform waits for your approval');
      const path = '/admin/registrations/r1';
      for (const [status, shown] of [
        ['active', 'The platform may launch now.'],
        ['inactive', 'The platform is turned off.'],
      ] as const) {
        const answer = await browser.post(`${path}/status`, { status }, path);
        expect(answer.status).toBe(303);
        expect((await browser.get(String(answer.location))).body).toContain(shown);
        expect(await statusOf('r1')).toEqual({ status });
      }
      expect(await actions()).toEqual([
        ['registration-activated', 'r1', null, null],
        ['registration-deactivated', 'r1', null, null],
      ]);
    });

    test.each([{ status: 'pending' }, { status: '' }, {}, { status: ['active', 'inactive'] }])(
      'take no other state: %j',
      async (fields) => {
        await addRegistration(tool.db, 'r1', { status: 'pending' });
        const answer = await browser.post('/admin/registrations/r1/status', fields);
        expect(answer.status).toBe(400);
        expect(await statusOf('r1')).toEqual({ status: 'pending' });
        expect(await actions()).toEqual([]);
      },
    );

    test('are shown as text, whatever they call themselves', async () => {
      await addRegistration(tool.db, 'r1', { name: nasty, issuer: `https://x.example/${nasty}`, client_id: nasty });
      await tool.db
        .insertInto('deployment')
        .values({ registration_id: 'r1', id: nasty, status: 'pending', created_at: monday })
        .execute();
      tool.refusals.note({ registrationId: 'r1', reason: nasty, detail: nasty });
      await browser.post('/admin/registrations/r1/deployments', { deployment: nasty, status: 'active' });
      for (const room of ['registrations', 'registrations/r1', 'outbox', 'refusals', 'report', 'audit']) {
        const { body } = await browser.get(`/admin/${room}`);
        expect(body, room).toContain(escaped);
        expect(body, room).not.toContain('<img');
      }
    });

    test('have deployments that are allowed and turned off, known or not yet', async () => {
      await addRegistration(tool.db, 'r1');
      const path = '/admin/registrations/r1';
      await browser.post(`${path}/deployments`, { deployment: ' 7 ', status: 'active' }, path);
      await browser.post(`${path}/deployments`, { deployment: '7', status: 'off' }, path);
      const rows = await tool.db.selectFrom('deployment').selectAll().execute();
      expect(rows).toEqual([{ registration_id: 'r1', id: '7', status: 'off', created_at: monday }]);
      expect(await actions()).toEqual([
        ['deployment-activated', 'r1', '7', null],
        ['deployment-deactivated', 'r1', '7', null],
      ]);
      const empty = await browser.post(`${path}/deployments`, { deployment: ' ', status: 'active' }, path);
      expect(empty.status).toBe(400);
    });

    test('show which services were withdrawn, course by course', async () => {
      await addRegistration(tool.db, 'r1');
      const lineItem = 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem';
      const course = { registration_id: 'r1', deployment_id: '1', title: null, label: null, line_items_url: null };
      const at = { roster_read_at: null, updated_at: monday };
      await tool.db
        .insertInto('context')
        .values([
          { ...course, ...at, id: 'a', scopes: JSON.stringify([lineItem]), memberships_url: 'https://x.example' },
          { ...course, ...at, id: 'b', scopes: '[]', memberships_url: 'https://x.example' },
        ])
        .execute();
      const { body } = await browser.get('/admin/registrations/r1');
      expect(body).toContain('1 of 2<');
      expect(body).toContain('0 of 2<');
      expect(body).toContain('2 of 2<');
      expect(body).toContain('Let the platform allow scores');
    });

    test('go for good only when their name is typed', async () => {
      await addRegistration(tool.db, 'r1', { name: 'Example campus' });
      const path = '/admin/registrations/r1';
      const wrong = await browser.post(`${path}/remove`, { name: 'example' }, path);
      expect(wrong).toMatchObject({ status: 400, body: expect.stringContaining('nothing was removed') });
      expect(await statusOf('r1')).toBeDefined();
      const right = await browser.post(`${path}/remove`, { name: 'Example campus' }, path);
      expect(right.location).toBe('/admin/registrations?done=registration-removed');
      expect(await statusOf('r1')).toBeUndefined();
      expect(await actions()).toEqual([['registration-removed', null, 'r1', null]]);
    });

    test('are checked, with what to change', async () => {
      await addRegistration(tool.db, 'r1', { jwks_url: 'http://127.0.0.1:9/jwks', token_url: 'http://127.0.0.1:9/t' });
      const page = await browser.post('/admin/registrations/r1/check', {}, '/admin/registrations/r1');
      expect(page).toMatchObject({ status: 200, body: expect.stringContaining('let the server of Tend reach') });
      expect(page.body).toMatch(/\d+ checks? fails?, of \d+/);
      expect((await browser.post('/admin/registrations/r2/check', {})).status).toBe(404);
    });

    const input = {
      name: 'Our campus',
      issuer: 'http://127.0.0.1:4/campus',
      clientId: 'c1',
      authUrl: 'http://127.0.0.1:4/auth',
      tokenUrl: 'http://127.0.0.1:4/token',
      jwksUrl: 'http://127.0.0.1:4/keys',
      deploymentId: '1',
    };
    test('are added by hand, once', async () => {
      const path = '/admin/registrations/new?lms=moodle';
      expect((await browser.get(path)).body).toContain('/lti/launch');
      const added = await browser.post('/admin/registrations', input, path);
      expect(added.location).toMatch(/^\/admin\/registrations\/[\w-]+\?done=registration-added$/);
      expect((await browser.get(String(added.location))).body).toContain('Our campus');
      const again = await browser.post('/admin/registrations', input, path);
      expect(again).toMatchObject({ status: 400, body: expect.stringContaining('registered already') });
      expect(await tool.db.selectFrom('registration').selectAll().execute()).toHaveLength(1);
    });

    test.each([
      ['jwksUrl', 'http://10.0.0.1/keys'],
      ['tokenUrl', 'javascript:alert(1)'],
      ['authUrl', 'https://user:secret@campus.example.org/auth'],
      ['name', ''],
      ['issuer', nasty],
      ['clientId', 'x'.repeat(300)],
    ])('are not added with the %s %s; what was typed stays', async (field, value) => {
      const page = await browser.post('/admin/registrations', { ...input, [field]: value });
      expect(page).toMatchObject({ status: 400, body: expect.stringContaining('Nothing was added yet') });
      expect(page.body).toContain(`id="${field}-problem"`);
      expect(page.body).toContain('value="http://127.0.0.1:4/');
      expect(page.body).not.toContain('<img');
      expect(await tool.db.selectFrom('registration').selectAll().execute()).toEqual([]);
    });
  });

  test('a setup link is shown once, listed without its secret, and revoked', async () => {
    const made = await browser.post('/admin/setup-links', { lms: 'canvas', hours: '168' });
    const secret = /register\?setup&#61;([\w-]{43})/.exec(made.body)?.[1] ?? 'not shown';
    expect(made.headers['cache-control']).toBe('no-store');
    const [link] = await tool.db.selectFrom('setup_link').selectAll().execute();
    expect([link?.lms, link?.expires_at]).toEqual(['canvas', monday + 7 * 24 * 3_600_000]);
    const listed = await browser.get('/admin/setup-links');
    expect(listed.body).toContain('Canvas');
    expect(listed.body).not.toContain(secret);
    expect(JSON.stringify(await tool.db.selectFrom('audit').selectAll().execute())).not.toContain(secret);
    const revoked = await browser.post('/admin/setup-links/revoke', { link: String(link?.token_hash) });
    expect(revoked.location).toBe('/admin/setup-links?done=setup-link-revoked');
    expect(await tool.db.selectFrom('setup_link').selectAll().execute()).toEqual([]);
    expect((await browser.post('/admin/setup-links/revoke', { link: 'gone' })).status).toBe(404);
  });

  test.each([{ lms: 'webct', hours: '24' }, { lms: 'moodle', hours: '100000' }, {}])(
    'no setup link is made of %j',
    async (fields) => {
      expect((await browser.post('/admin/setup-links', fields)).status).toBe(400);
      expect(await tool.db.selectFrom('setup_link').selectAll().execute()).toEqual([]);
    },
  );

  test('keys are rotated: the old one stays published', async () => {
    await server.inject('/lti/keys');
    await browser.post('/admin/keys/rotate', {}, '/admin/keys');
    const keys = await tool.db.selectFrom('tool_key').selectAll().orderBy('retired_at').execute();
    expect(keys).toHaveLength(2);
    const page = await browser.get('/admin/keys');
    expect(page.body).toContain('Published only');
    expect(page.body).not.toContain(String(keys[0]?.private_jwk));
    expect((await actions())[0]?.[0]).toBe('keys-rotated');
  });

  test('packs are listed and taken out of use', async () => {
    await keepPack(tool.db, examplePack({ name: nasty }), monday);
    await tool.refreshContent();
    const page = await browser.get('/admin/packs');
    expect(page.body).toContain(escaped);
    expect(page.body).toContain('1 prompt, 1 module');
    await browser.post('/admin/packs/remove', { pack: 'example-board' }, '/admin/packs');
    expect(tool.modules.has('example-board-module')).toBe(false);
    expect((await browser.post('/admin/packs/remove', { pack: 'example-board' })).status).toBe(404);
    expect(await actions()).toEqual([['pack-removed', null, 'example-board', 0]]);
  });

  describe('a pack that is uploaded', () => {
    const upload = (content: string | Buffer | null, csrf?: string) => browser.upload('/admin/packs', content, csrf);

    test('is checked by every rule, taken in, and in use at once', async () => {
      const answer = await upload(packText(examplePack()));
      expect(answer).toMatchObject({ status: 303, location: '/admin/packs?done=pack-added' });
      expect(tool.modules.has('example-board-module')).toBe(true);
      expect(await actions()).toEqual([['pack-added', null, 'example-board 1', null]]);
      const other = await upload(packText(examplePack({ name: 'Says something else' })));
      expect(other).toMatchObject({ status: 409, body: expect.stringContaining('Raise the version in the file') });
    });

    test('is refused with its lines when it breaks a rule, as text', async () => {
      const answer = await upload(packText(examplePack({ name: `Our ${nasty} pack` })));
      expect(answer).toMatchObject({ status: 400, body: expect.stringContaining('The pack was not taken in') });
      expect(answer.body).toContain('no-markup');
      expect(answer.body).not.toContain('<img');
      expect(await tool.db.selectFrom('content_pack').selectAll().execute()).toEqual([]);
    });

    test.each([
      ['no file', null, 400],
      ['an empty file', '', 400],
      ['a picture', Buffer.from([0x89, 0x50, 0xff, 0xfe, 0]), 400],
      ['a file that is too large', 'x'.repeat(1_100_000), 413],
    ])('is none: %s', async (_name, content, status) => {
      expect((await upload(content)).status).toBe(status);
      expect(await actions()).toEqual([]);
    });

    test('is refused without the token', async () => {
      expect((await upload(packText(examplePack()), 'wrong')).status).toBe(403);
      expect(await tool.db.selectFrom('content_pack').selectAll().execute()).toEqual([]);
    });

    test('is checked one at a time, while the server goes on answering', async () => {
      const [first, second] = await Promise.all([upload(packText(examplePack())), upload(packText(examplePack()))]);
      expect([first.status, second.status].toSorted((one, other) => one - other)).toEqual([303, 409]);
    });
  });

  test('health tells figures, and what a doctor finds', async () => {
    await server.inject({ method: 'POST', url: '/lti/launch' });
    const page = await browser.get('/admin/health');
    expect(page.body).toContain('launch-incomplete');
    const examined = await browser.post('/admin/health', {}, '/admin/health');
    expect(examined).toMatchObject({ status: 200, body: expect.stringContaining('reached, migrated, writable') });
  });

  test('refused launches are counted by the claim that failed, and forgotten after a month', async () => {
    for (let count = 0; count < 3; count += 1) await server.inject({ method: 'POST', url: '/lti/launch' });
    await browser.get('/admin/refusals');
    now += 60_000;
    await server.inject({ method: 'POST', url: '/lti/launch', payload: 'state=x', headers: formType });
    const { body } = await browser.get('/admin/refusals');
    expect(body).toContain('The launch was not complete');
    const rows = await tool.db.selectFrom('refusal').selectAll().orderBy('last_at').execute();
    expect(rows).toMatchObject([
      { reason: 'launch-incomplete', detail: expect.any(String), count: 3, first_at: monday, last_at: monday },
      { reason: 'launch-incomplete', detail: 'id_token', count: 1, last_at: monday + 60_000 },
    ]);
    expect((await browser.get('/admin')).body).toContain('4 launches were refused lately');
  });

  test.each(['page=0', 'page=x', 'page=99999999', 'page=1&page=2', 'registration=nobody', 'state=sent', 'done=x'])(
    'an odd query is refused or answered, never a fault: %s',
    async (query) => {
      for (const room of ['audit', 'refusals', 'outbox', 'report', 'report.csv', 'registrations/new']) {
        expect((await browser.get(`/admin/${room}?${query}`)).status, room).toBeLessThan(500);
      }
    },
  );
});

const formType = { 'content-type': 'application/x-www-form-urlencoded' };
