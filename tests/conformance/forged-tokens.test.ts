// What the certification suite does not try: tokens that somebody else made, or that were made for somebody else.
// Among them everything that ltijs 5.9.9 accepts.
import { afterAll, beforeAll, describe, test } from 'vitest';
import { claim } from '../../lti-server/launch/claims.ts';
import type { RefusalReason } from '../../lti-server/launch/refusal.ts';
import type { ForgedLaunch } from '../platform/forge-launch.ts';
import { engines } from '../support/databases.ts';
import { refuses, startLaunchRig, type LaunchRig } from './launch-rig.ts';
import { payloads, withClaims, without, type Claims } from './payloads.ts';

const seconds = () => Math.floor(Date.now() / 1000);
const shifted = (change: (claims: Claims) => Claims) => ({
  change: (claims: Claims) => ({ ...claims, ...change(claims) }),
});

const forgedTokens: [name: string, reason: RefusalReason, forged: Partial<ForgedLaunch>][] = [
  ['alg none', 'token-algorithm', { sign: 'none' }],
  ['HS256 with the public key as secret', 'token-algorithm', { sign: 'hs256' }],
  ['a signature by another key under the right kid', 'token-signature', { sign: 'other-key' }],
  ['a changed signature', 'token-signature', { sign: 'garbled' }],
  ['no token at all', 'token-garbled', { idToken: 'not a token' }],
  ['a header that is no JSON', 'token-garbled', { idToken: 'bm90IGpzb24.e30.AA' }],
  ['another audience', 'token-audience', { change: withClaims({ aud: 'somebody-else' }) }],
  ['no audience', 'token-audience', { change: without('aud') }],
  ['an audience array without azp', 'token-audience', shifted(({ aud }) => ({ aud: [aud, 'another-tool'] }))],
  ['an azp that is another client', 'token-audience', { change: withClaims({ azp: 'another-tool' }) }],
  ['another issuer', 'token-issuer', { change: withClaims({ iss: 'https://canvas.instructure.com' }) }],
  ['no issuer', 'token-issuer', { change: without('iss') }],
  ['no exp', 'token-times', { change: without('exp') }],
  ['no iat', 'token-times', { change: without('iat') }],
  ['an exp that is text', 'token-times', { change: withClaims({ exp: 'tomorrow' }) }],
  ['an iat five minutes ahead', 'token-early', shifted(() => ({ iat: seconds() + 300, exp: seconds() + 360 }))],
  ['an exp more than a minute ago', 'token-expired', shifted(() => ({ iat: seconds() - 130, exp: seconds() - 70 }))],
  ['an iat of eleven minutes ago', 'token-expired', shifted(() => ({ iat: seconds() - 670, exp: seconds() + 3000 }))],
  ['a nonce that the tool never issued', 'nonce-wrong', { change: withClaims({ nonce: 'never-issued' }) }],
  ['no nonce', 'nonce-wrong', { change: without('nonce') }],
  ['an unknown deployment', 'deployment-pending', { change: withClaims({ [claim.deploymentId]: 'elsewhere' }) }],
  ['an unknown message type', 'message-type', { change: withClaims({ [claim.messageType]: 'LtiEulaRequest' }) }],
  [
    'a target on another origin',
    'target-foreign',
    { change: withClaims({ [claim.targetLinkUri]: 'https://evil.example/' }) },
  ],
  ['a target that is no address', 'target-foreign', { change: withClaims({ [claim.targetLinkUri]: '/lti/launch' }) }],
  ['a token of more than 64 kB', 'token-too-large', { change: withClaims({ padding: 'x'.repeat(65_536) }) }],
  ['a token of more than a megabyte', 'token-too-large', { change: withClaims({ padding: 'x'.repeat(1_200_000) }) }],
  ['a sub of control characters', 'claims-missing', { change: withClaims({ sub: 'a\0b' }) }],
  ['a sub of a thousand characters', 'claims-missing', { change: withClaims({ sub: 'x'.repeat(1000) }) }],
  ['a sub that is an unexpanded variable', 'anonymous', { change: withClaims({ sub: '$User.id' }) }],
  ['roles that are null', 'claims-missing', { change: withClaims({ [claim.roles]: null }) }],
  ['roles that are text', 'claims-missing', { change: withClaims({ [claim.roles]: 'Instructor' }) }],
  [
    'a module that does not exist',
    'module-unknown',
    { change: withClaims({ [claim.custom]: { module_id: 'no-such-module' } }) },
  ],
];

describe.each(engines)('forged tokens on %s', (engine) => {
  let rig: LaunchRig;
  beforeAll(async () => {
    rig = await startLaunchRig(engine);
  });
  afterAll(() => rig.close());

  describe.each(forgedTokens)('%s', (_name, reason, forged) => {
    test.each(payloads)('is refused, $payload', async ({ personId }) => {
      await refuses(rig, reason, () => rig.launch({ personId, ...forged }));
    });
  });
});
