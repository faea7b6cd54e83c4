// What ltijs 5.9.9 does wrong and is not held down elsewhere. The other probes: `state=a b` and one launch posted
// eight times in states.test.ts; nonces, times, deployments and audiences in forged-tokens.test.ts; a database that is
// away in database-faults.test.ts; clocks and statements per launch in valid-launches.test.ts; a setup address inside
// the network and a made-up issuer in the tests of registering.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addRegistration } from '../../lti-server/platform/registrations.ts';
import { startLaunchRig, type LaunchRig } from './launch-rig.ts';

let rig: LaunchRig;
beforeAll(async () => {
  rig = await startLaunchRig('sqlite');
});
afterAll(() => rig.close());

test.each(['/', '/lti/login', '/lti/launch', '/lti/keys', '/api/session', '/healthz'])(
  'CORS: %s is nobody else’s to read, asked before or not',
  async (path) => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    for (const method of ['GET', 'POST', 'OPTIONS']) {
      const answer = await fetch(rig.url + path, { method, headers, redirect: 'manual' });
      const allowed = [...answer.headers.keys()].filter((name) => name.startsWith('access-control-'));
      expect(allowed).toEqual([]);
    }
  },
);

test('key set: one small set, however many platforms there are', async () => {
  const read = async () => (await fetch(`${rig.url}/lti/keys`)).text();
  const before = await read();
  for (let count = 0; count < 50; count += 1) {
    const base = `https://lms${count}.example.org`;
    await addRegistration(
      rig.tool.db,
      {
        name: 'Another',
        issuer: base,
        clientId: 'x',
        authUrl: `${base}/auth`,
        tokenUrl: `${base}/token`,
        jwksUrl: `${base}/keys`,
        deploymentIds: ['1'],
        allowAnonymous: false,
      },
      0,
    );
  }
  expect(await read()).toBe(before);
  expect(before.length).toBeLessThan(2000);
});
