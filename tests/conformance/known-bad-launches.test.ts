// The known "bad" launches of the LTI Advantage certification suite for tools, each with a teacher and a student
// payload: a friendly page, a 4xx, no session.
import { afterAll, beforeAll, describe, test } from 'vitest';
import { claim } from '../../lti-server/launch/claims.ts';
import type { RefusalReason } from '../../lti-server/launch/refusal.ts';
import type { ForgedLaunch } from '../platform/forge-launch.ts';
import { engines } from '../support/databases.ts';
import { refuses, startLaunchRig, type LaunchRig } from './launch-rig.ts';
import { payloads, withClaims, without } from './payloads.ts';

const badLaunches: [name: string, reason: RefusalReason, forged: Partial<ForgedLaunch>][] = [
  ['B1 no kid sent in the JWT header', 'token-kid', { header: { kid: undefined } }],
  ['B2 incorrect kid in the JWT header', 'key-unknown', { header: { kid: 'imstester_66067' } }],
  ['B3 wrong LTI version', 'version', { change: withClaims({ [claim.version]: '11.3' }) }],
  ['B4 no LTI version', 'version', { change: without(claim.version) }],
  ['B5 invalid LTI message', 'token-issuer', { change: () => ({ name: 'badltilaunch' }) }],
  ['B6 missing LTI claims', 'token-issuer', { change: without('aud', 'iss', 'sub', claim.deploymentId, claim.roles) }],
  ['B7 timestamps incorrect', 'token-expired', { change: withClaims({ iat: 11_111, exp: 22_222 }) }],
  ['B8 message type claim missing', 'message-type', { change: without(claim.messageType) }],
  ['B9 role claim missing', 'claims-missing', { change: without(claim.roles) }],
  ['B10 deployment id claim missing', 'claims-missing', { change: without(claim.deploymentId) }],
  ['B11 resource link claim missing', 'claims-missing', { change: without(claim.resourceLink) }],
  ['B11 resource link id missing', 'claims-missing', { change: withClaims({ [claim.resourceLink]: { title: 'x' } }) }],
  ['B12 user claim missing', 'anonymous', { change: without('sub') }],
];

describe.each(engines)('known bad launches on %s', (engine) => {
  let rig: LaunchRig;
  beforeAll(async () => {
    rig = await startLaunchRig(engine);
  });
  afterAll(() => rig.close());

  describe.each(badLaunches)('%s', (_name, reason, forged) => {
    test.each(payloads)('is refused, $payload', async ({ personId }) => {
      await refuses(rig, reason, () => rig.launch({ personId, ...forged }));
    });
  });
});
