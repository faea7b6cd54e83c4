// Deep Linking 2.0: the request opens the picker, for those who may add content.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claim } from '../../lti-server/launch/claims.ts';
import { teacherPriya } from '../platform/demo-course.ts';
import { driveLaunch } from '../platform/drive-launch.ts';
import { engines } from '../support/databases.ts';
import { bootOf, refuses, startLaunchRig, type LaunchRig } from './launch-rig.ts';
import { withClaims, without, withRoles, type Claims } from './payloads.ts';

describe.each(engines)('deep linking requests on %s', (engine) => {
  let rig: LaunchRig;
  beforeAll(async () => {
    rig = await startLaunchRig(engine);
  });
  afterAll(() => rig.close());

  const request = { messageType: 'LtiDeepLinkingRequest' } as const;
  const settings = (changed: Claims) => (claims: Claims) => ({
    ...claims,
    [claim.deepLinking]: { ...(claims[claim.deepLinking] as Claims), ...changed },
  });

  test('open the picker with every module', async () => {
    const boot = bootOf(
      await driveLaunch(rig.platform, rig.platform.deepLinkingUrl(rig.registered), { personId: teacherPriya.id }),
    );
    expect(boot.session.page).toBe('picker');
    expect(boot.session.resourceLink).toBeNull();
    expect(boot.modules?.map(({ id }) => id)).toEqual(['not-soft', 'notice']);
    expect(boot.deepLinking).toMatchObject({ acceptMultiple: true });
  });

  test('let the page post its answer to the platform, and nowhere else', async () => {
    const answer = await rig.launch(request);
    expect(answer.headers.get('content-security-policy')).toContain(`form-action 'self' ${rig.platform.issuer};`);
  });

  test('keep what has to be echoed, and an address with its query', async () => {
    const returnUrl = 'https://lms.example.org/return?data=a%2Bb&x=1';
    bootOf(await rig.launch({ ...request, change: settings({ data: 'état', deep_link_return_url: returnUrl }) }));
    const rows = await rig.tool.db.selectFrom('session').select('deep_linking').execute();
    expect(rows.map((row) => JSON.parse(row.deep_linking ?? '{}'))).toContainEqual(
      expect.objectContaining({ data: 'état', returnUrl, acceptTypes: ['ltiResourceLink'] }),
    );
  });

  test('are refused to a learner', () =>
    refuses(rig, 'picker-role', () => rig.launch({ ...request, change: withRoles('Learner') })));

  test('are refused without settings', () =>
    refuses(rig, 'claims-missing', () => rig.launch({ ...request, change: without(claim.deepLinking) })));

  test.each([['javascript:alert(1)'], ['data:text/html,x'], ['/relative'], [null], [7]])(
    'are refused with the return address %s',
    async (address) => {
      const change = settings({ deep_link_return_url: address });
      await refuses(rig, 'claims-missing', () => rig.launch({ ...request, change }));
    },
  );

  test('are refused when the deployment is unknown', () =>
    refuses(rig, 'deployment-pending', () =>
      rig.launch({ ...request, change: withClaims({ [claim.deploymentId]: 'unknown' }) }),
    ));
});
