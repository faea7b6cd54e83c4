// Dynamic registration against every platform that offers it, from the setup link to a launch.
import { afterEach, describe, expect, test } from 'vitest';
import messages from '#shared/messages/en/server.json' with { type: 'json' };
import { checkConnection } from '../../lti-server/platform/check-connection.ts';
import { listDeployments, setDeploymentStatus } from '../../lti-server/platform/deployments.ts';
import { listRegistrations, setRegistrationStatus } from '../../lti-server/platform/registrations.ts';
import { createSetupLink, type Lms } from '../../lti-server/registering/setup-link.ts';
import { buildServer } from '../../lti-server/server.ts';
import type { Tool } from '../../lti-server/tool.ts';
import { learnerSam } from '../platform/demo-course.ts';
import { driveLaunch } from '../platform/drive-launch.ts';
import { changeProfile, type Profile } from '../platform/profile.ts';
import { brightspace } from '../platform/profiles/brightspace.ts';
import { canvasHosted, canvasSelfHosted } from '../platform/profiles/canvas.ts';
import { moodle45 } from '../platform/profiles/moodle-4.5.ts';
import { sakai } from '../platform/profiles/sakai.ts';
import type { RunningPlatform } from '../platform/running-platform.ts';
import { startPlatform } from '../platform/start-platform.ts';
import { openTestTool } from '../support/test-tool.ts';

let tool: Tool;
let platform: RunningPlatform;
let close: () => Promise<void>;
afterEach(() => close());

async function start(profile: Profile): Promise<void> {
  tool = await openTestTool('sqlite');
  const server = await buildServer(tool);
  tool.configuration.url = (await server.listen({ port: 0, host: '127.0.0.1' })).replace('127.0.0.1', 'localhost');
  platform = await startPlatform({ profile });
  close = async () => {
    await server.close();
    await platform.stop();
    await tool.close();
  };
}

async function register(lms: Lms): Promise<Response> {
  const { url } = await createSetupLink(tool, { lms, lifetime: 3_600_000 });
  return fetch(platform.registrationUrl(url));
}

describe.each<[Lms, Profile, { isDeploymentTold: boolean }]>([
  ['moodle', moodle45, { isDeploymentTold: true }],
  ['brightspace', brightspace, { isDeploymentTold: false }],
  // Without a storage that only a browser could answer from.
  ['sakai', changeProfile(sakai, { login: { storageTarget: null } }), { isDeploymentTold: true }],
])('%s', (lms, profile, { isDeploymentTold }) => {
  test('registers itself, is approved at both ends, passes every check, and launches', async () => {
    await start(profile);
    const answer = await register(lms);
    const page = await answer.text();
    expect(answer.status, page).toBe(200);
    expect(page).toContain(messages['registered.title']);
    const [registration] = await listRegistrations(tool.db);
    const registered = platform.state.tools[0]!;
    expect(registration).toMatchObject({ status: 'pending', clientId: registered.clientId });
    registered.isActive = true;

    const link = platform.course.addResourceLink({
      toolId: registered.deploymentId,
      title: 'Notice',
      custom: { module_id: 'notice' },
    });
    const launch = () => driveLaunch(platform, platform.launchUrl(link), { personId: learnerSam.id });
    expect((await launch()).body).toContain(messages['refusal.registration-pending.title']);

    await setRegistrationStatus(tool.db, registration!.id, 'active');
    expect(await listDeployments(tool.db)).toHaveLength(isDeploymentTold ? 1 : 0);
    if (!isDeploymentTold) {
      expect((await launch()).body).toContain(messages['refusal.deployment-pending.title']);
      const [learnt] = await listDeployments(tool.db);
      expect(learnt).toMatchObject({ id: registered.deploymentId, status: 'pending' });
      const change = { registrationId: registration!.id, id: registered.deploymentId, now: tool.clock() };
      await setDeploymentStatus(tool.db, { ...change, status: 'active' });
    }
    expect((await launch()).body).toContain('id="tend-launch"');

    // The real one gives out tokens at the vendor's, where Tend knows the audience; this one does so itself.
    const audience = lms === 'brightspace' ? 'https://api.brightspace.com/auth/token' : null;
    await tool.db.updateTable('registration').set({ audience }).execute();
    const row = await tool.db.selectFrom('registration').selectAll().executeTakeFirstOrThrow();
    expect((await checkConnection(tool, row)).filter(({ state }) => state !== 'ok')).toEqual([]);
  });
});

test.each([canvasHosted, canvasSelfHosted])(
  'a platform elsewhere that speaks for hosted Canvas is refused ($name)',
  async (profile) => {
    await start(profile);
    const answer = await register('canvas');
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(messages['register.configuration-foreign.title']);
    expect(platform.state.tools).toEqual([]);
  },
);

test('a Canvas with an issuer of its own registers, and its deployment is learnt later', async () => {
  await start({ ...canvasHosted, issuer: null });
  const answer = await register('canvas');
  expect(answer.status, await answer.text()).toBe(200);
  expect(await listRegistrations(tool.db)).toMatchObject([{ clientId: '149710000000000001' }]);
  expect(await listDeployments(tool.db)).toEqual([]);
});
