import { expect, test } from 'vitest';
import { refreshRoster } from '../../lti-server/memberships/read-roster.ts';
import { openToolAndPlatform } from '../support/tool-and-platform.ts';

test('a platform that hangs is given up by itself, and no connection stays', async () => {
  const pair = await openToolAndPlatform('sqlite');
  const context = {
    registrationId: 'r1',
    deploymentId: pair.registered.deploymentId,
    contextId: pair.platform.course.id,
  };
  expect((await refreshRoster(pair.tool, context)).problem).toBeNull();
  pair.platform.faults.hangNext('memberships', 'before');
  const refreshing = refreshRoster(pair.tool, context);
  await expect.poll(() => pair.platform.faults.hanging).toBe(1);
  expect((await refreshing).problem).toMatchObject({ fault: 'no-answer' });
  await expect.poll(() => pair.platform.faults.hanging).toBe(0);
  await pair.close();
});
