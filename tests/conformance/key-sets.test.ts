// The platform's key set: rotation, unknown kids, weak keys, a platform that does not answer.
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { generateKeyPairSync } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { changeProfile } from '../platform/profile.ts';
import { moodle45 } from '../platform/profiles/moodle-4.5.ts';
import { engines } from '../support/databases.ts';
import { bootOf, expectRefusal, refuses, startLaunchRig, type LaunchRig } from './launch-rig.ts';

describe.each(engines)('key sets on %s', (engine) => {
  let rig: LaunchRig;
  let other: Server | undefined;
  afterEach(async () => {
    other?.close();
    await rig.close();
  });
  const keyRequests = () => rig.platform.journal.matching(moodle45.paths.keys).length;

  test('are read once for many launches', async () => {
    rig = await startLaunchRig(engine);
    for (let launch = 0; launch < 3; launch += 1) bootOf(await rig.launch());
    expect(keyRequests()).toBe(1);
  });

  test('are read again when a key is not known: the platform rotated', async () => {
    rig = await startLaunchRig(engine);
    bootOf(await rig.launch());
    await rig.platform.rotateKeys({ keepOld: false });
    bootOf(await rig.launch());
    expect(keyRequests()).toBe(2);
  });

  test('are not read again for every forged kid', async () => {
    rig = await startLaunchRig(engine);
    for (let forged = 0; forged < 20; forged += 1) {
      expectRefusal(await rig.launch({ header: { kid: `forged ${forged}` } }), 'key-unknown');
    }
    expect(keyRequests()).toBeLessThanOrEqual(5);
    bootOf(await rig.launch());
    rig.tick(60_000);
    await rig.platform.rotateKeys();
    expectRefusal(await rig.launch({ header: { kid: 'forged' } }), 'key-unknown');
    rig.tick(-60_000);
  });

  test('may name no alg, as in Brightspace', async () => {
    rig = await startLaunchRig(engine, {
      platform: { profile: changeProfile(moodle45, { keys: { hasAlgorithm: false } }) },
    });
    bootOf(await rig.launch());
  });

  test('may hold three keys, as in Canvas', async () => {
    const keys = { count: 3, kidStyle: 'iso-time' } as const;
    rig = await startLaunchRig(engine, { platform: { profile: changeProfile(moodle45, { keys }) } });
    bootOf(await rig.launch());
  });

  test('that do not answer are an error of the platform, until they do', async () => {
    rig = await startLaunchRig(engine);
    const { faults } = rig.platform;
    for (const answer of [
      { status: 500 },
      { status: 200, body: '<html>' },
      { status: 302, headers: { location: moodle45.paths.keys } },
    ]) {
      faults.answerNext('keys', answer);
      const refused = await rig.launch();
      expect(refused.status).toBe(502);
      expect(refused.body).toContain('Your learning platform does not answer');
    }
    bootOf(await rig.launch());
  });

  test('that are away for a while leave the keys in use that were read before', async () => {
    rig = await startLaunchRig(engine);
    bootOf(await rig.launch());
    rig.platform.faults.answerNext('keys', { status: 503 }, 9);
    // Past the age at which a key set is read again; the token's clock stays with the tool's.
    rig.tick(11 * 60_000);
    const shifted = (claims: Record<string, unknown>) => ({
      ...claims,
      iat: Number(claims['iat']) + 660,
      exp: Number(claims['exp']) + 660,
    });
    bootOf(await rig.launch({ change: shifted }));
    expect(keyRequests()).toBe(2);
  });

  test('with the 512-bit sample key of a self-hosted Canvas are refused, with the remedy', async () => {
    rig = await startLaunchRig(engine);
    const kid = '2018-06-18T22:33:20Z';
    const jwk = generateKeyPairSync('rsa', { modulusLength: 512 }).publicKey.export({ format: 'jwk' });
    other = createServer((_request, response) => response.end(JSON.stringify({ keys: [{ ...jwk, kid, use: 'sig' }] })));
    await once(other.listen(0, '127.0.0.1'), 'listening');
    const jwksUrl = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
    await rig.tool.db.updateTable('registration').set({ jwks_url: jwksUrl }).execute();
    const answer = await refuses(rig, 'key-weak', () => rig.launch({ header: { kid } }));
    expect(answer.body).toContain('512 bits');
  });
});
