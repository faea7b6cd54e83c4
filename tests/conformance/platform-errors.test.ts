// LTI 1.3 Security Framework, 5.1.1.5: the platform answers the authentication request with an error.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RefusalReason } from '../../lti-server/launch/refusal.ts';
import { engines } from '../support/databases.ts';
import { expectRefusal, prepareLaunch, startLaunchRig, type LaunchRig } from './launch-rig.ts';

describe.each(engines)('errors of the platform on %s', (engine) => {
  let rig: LaunchRig;
  beforeAll(async () => {
    rig = await startLaunchRig(engine);
  });
  afterAll(() => rig.close());

  const post = async (error: string, description = '') => {
    const { visitor, fields } = await prepareLaunch(rig);
    const state = fields.get('state') ?? '';
    return visitor.post(`${rig.url}/lti/launch`, { state, error, error_description: description });
  };

  test.each([
    ['login_required', 'platform-login-required'],
    ['launch_no_longer_valid', 'platform-launch-used'],
    ['access_denied', 'platform-error'],
    ['invalid_request', 'platform-error'],
    ['unauthorized_client', 'platform-error'],
    ['<script>alert(1)</script>', 'platform-error'],
  ] as [string, RefusalReason][])('%s is said in words', async (error, reason) => {
    const answer = await post(error, '<b>from the platform</b>');
    expectRefusal(answer, reason);
    expect(answer.body).not.toContain('<script>alert');
    expect(answer.body).not.toContain('from the platform');
    // Words alone may stand in any frame: an institution may have an address that no registration names.
    expect(answer.headers.get('content-security-policy')).toMatch(/frame-ancestors \*$/);
    expect(answer.body).not.toContain('<script');
  });

  test('an error uses the state up', async () => {
    const { visitor, fields } = await prepareLaunch(rig);
    const state = fields.get('state') ?? '';
    await visitor.post(`${rig.url}/lti/launch`, { state, error: 'login_required' });
    expectRefusal(await visitor.post(`${rig.url}/lti/launch`, fields), 'state-used');
  });

  test('an error without a state that we issued is refused as such', async () => {
    const { visitor } = await prepareLaunch(rig);
    expectRefusal(await visitor.post(`${rig.url}/lti/launch`, { error: 'login_required' }), 'launch-incomplete');
    expectRefusal(await visitor.post(`${rig.url}/lti/launch`, { state: 'x', error: 'login_required' }), 'state-used');
    expect(await rig.countSessions()).toBe(0);
  });
});
