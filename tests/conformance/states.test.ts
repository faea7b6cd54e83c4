// The state: issued by a login, good once, for the browser of that login.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines } from '../support/databases.ts';
import { Visitor } from '../platform/visitor.ts';
import { bootOf, prepareLaunch, refuses, startLaunchRig, type LaunchRig } from './launch-rig.ts';

describe.each(engines)('states on %s', (engine) => {
  let rig: LaunchRig;
  beforeAll(async () => {
    rig = await startLaunchRig(engine);
  });
  afterAll(() => rig.close());

  const changedFields = (change: (fields: URLSearchParams) => void) => (fields: URLSearchParams) => {
    const changed = new URLSearchParams(fields);
    change(changed);
    return changed;
  };

  test('a missing state is refused', async () => {
    await refuses(rig, 'launch-incomplete', () =>
      rig.launch({ fields: changedFields((fields) => fields.delete('state')) }),
    );
  });

  test('a state that was never issued is refused', async () => {
    await refuses(rig, 'state-used', () =>
      rig.launch({ fields: changedFields((fields) => fields.set('state', 'never-issued')) }),
    );
  });

  test('"state=a b" without anything else is refused, and the process lives', async () => {
    await refuses(rig, 'launch-incomplete', () => new Visitor().post(`${rig.url}/lti/launch`, { state: 'a b' }));
  });

  test('"state=a b" anywhere else is refused, and the process lives', async () => {
    for (const path of ['/', '/lti/login', '/lti/keys', '/api/session', '/lti/launch/window']) {
      const answer = await new Visitor().post(rig.url + path, { state: 'a b' });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    }
    expect((await fetch(`${rig.url}/healthz`)).status).toBe(200);
  });

  test('a doubled state is refused', async () => {
    await refuses(rig, 'launch-incomplete', () =>
      rig.launch({ fields: changedFields((fields) => fields.append('state', 'another')) }),
    );
  });

  test('a doubled id_token is refused', async () => {
    await refuses(rig, 'launch-incomplete', () =>
      rig.launch({ fields: changedFields((fields) => fields.append('id_token', 'another')) }),
    );
  });

  test('an id_token together with an error is refused', async () => {
    await refuses(rig, 'launch-incomplete', () =>
      rig.launch({ fields: changedFields((fields) => fields.append('error', 'access_denied')) }),
    );
  });

  test('a form of more than 96 kB is not read at all', async () => {
    await refuses(rig, 'token-too-large', () =>
      rig.launch({ fields: changedFields((fields) => fields.append('padding', 'x'.repeat(100_000))) }),
    );
  });

  test('fields that nobody knows are ignored, as Canvas sends them', async () => {
    const answer = await rig.launch({
      fields: changedFields((fields) => {
        fields.append('utf8', '✓');
        fields.append('authenticity_token', 'x');
        fields.append('lti_storage_target', 'post_message_forwarding');
      }),
    });
    expect(bootOf(answer).session.page).toBe('module');
  });

  test('the same launch again is refused, with a page that brings the session of the tab back', async () => {
    const first = await rig.launch();
    bootOf(first);
    const again = await refuses(rig, 'state-used', first.again);
    expect(again.status).toBe(409);
    expect(again.body).toMatch(/<script type="module" src="\/assets\/revive[^"]*\.js">/);
    expect(again.headers.get('content-security-policy')).toContain(`frame-ancestors ${rig.platform.issuer}`);
  });

  test('a replayed token under a fresh state is refused: its nonce belongs to another login', async () => {
    const first = await rig.launch();
    await refuses(rig, 'nonce-wrong', () => rig.launch({ idToken: first.fields.get('id_token') ?? '' }));
  });

  test('of eight posts of one launch at the same time, one opens a session', async () => {
    const { visitor, fields } = await prepareLaunch(rig);
    const before = await rig.countSessions();
    const posts = Array.from({ length: 8 }, () => visitor.post(`${rig.url}/lti/launch`, fields));
    const statuses = (await Promise.all(posts)).map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409, 409, 409, 409, 409]);
    expect(await rig.countSessions()).toBe(before + 1);
  });

  test('a state of more than ten minutes ago is refused', async () => {
    await refuses(rig, 'state-expired', async () =>
      rig.launch({
        fields: (fields) => {
          rig.tick(10 * 60_000);
          return fields;
        },
      }),
    );
    rig.tick(-10 * 60_000);
  });
});
