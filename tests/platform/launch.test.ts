import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ResourceLink } from './course.ts';
import { learnerSam } from './demo-course.ts';
import { driveLaunch } from './drive-launch.ts';
import type { RegisteredTool } from './registered-tool.ts';
import type { RunningPlatform } from './running-platform.ts';
import { StandInTool } from './stand-in-tool.ts';
import { startPlatform } from './start-platform.ts';

let platform: RunningPlatform;
let standIn: StandInTool;
let tool: RegisteredTool;
let activity: ResourceLink;

beforeEach(async () => {
  platform = await startPlatform();
  standIn = await StandInTool.start(platform);
  tool = platform.addTool(standIn.registration);
  activity = platform.course.addResourceLink({
    toolId: tool.deploymentId,
    title: 'When the answer is no',
    custom: { module_id: 'notice' },
    lineItem: { scoreMaximum: 1, resourceId: 'notice' },
  });
});

afterEach(async () => {
  await standIn.stop();
  await platform.stop();
});

test('a launch arrives signed, with the state and the nonce of the tool', async () => {
  const answer = await driveLaunch(platform, platform.launchUrl(activity), { personId: learnerSam.id });
  expect(answer.body).toContain('Launched');
  const [posted] = standIn.launches;
  expect(posted?.get('state')).toBe('a state');
  const keySet = createRemoteJWKSet(new URL(platform.jwksUrl));
  const { payload } = await jwtVerify(posted?.get('id_token') ?? '', keySet, {
    issuer: platform.issuer,
    audience: tool.clientId,
  });
  expect(payload['nonce']).toBe('a nonce');
});
