import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bootOf, startLaunchRig, type LaunchRig } from '../../tests/conformance/launch-rig.ts';
import { driveLaunch } from '../../tests/platform/drive-launch.ts';
import { Visitor } from '../../tests/platform/visitor.ts';
import { engines } from '../../tests/support/databases.ts';

const teacher = '3';
const learner = '4';

describe.each(engines)('placing modules in a course, on %s', (engine) => {
  let rig: LaunchRig;
  beforeEach(async () => {
    rig = await startLaunchRig(engine);
  });
  afterEach(() => rig.close());

  async function pick(moduleIds: string[]) {
    const visitor = new Visitor();
    const start = rig.platform.deepLinkingUrl(rig.registered);
    const { token } = bootOf(await driveLaunch(rig.platform, start, { personId: teacher, visitor }));
    const answer = await fetch(`${rig.url}/api/deep-linking/response`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ moduleIds }),
    });
    const { returnUrl, jwt } = (await answer.json()) as { returnUrl: string; jwt: string };
    return visitor.follow(await visitor.post(returnUrl, { JWT: jwt }));
  }

  test('the platform takes two at once, each with a column, and they open', async () => {
    const { course } = rig.platform;
    const before = course.resourceLinks.length;
    const page = await pick(['not-soft', 'notice']);
    expect(page.body).toContain('The selection has arrived');
    const added = course.resourceLinks.slice(before);
    expect(added.map((link) => [link.title, link.custom['module_id']])).toEqual([
      ['Not soft', 'not-soft'],
      ['Notice', 'notice'],
    ]);
    for (const link of added) {
      expect(rig.platform.gradebook.lineItemOf(link.id)).toMatchObject({
        scoreMaximum: 1,
        resourceId: link.custom['module_id'],
        tag: 'tend',
        // Its own address and parameters are those of the activity.
        submissionReview: {},
      });
      const url = rig.platform.reviewUrl(link, learner);
      expect(bootOf(await driveLaunch(rig.platform, url, { personId: teacher })).session.page).toBe('review');
      const launch = await driveLaunch(rig.platform, rig.platform.launchUrl(link), { personId: learner });
      expect(bootOf(launch).module?.id).toBe(link.custom['module_id']);
    }
  });

  test('one alone goes back to the form that asked for it', async () => {
    const before = rig.platform.course.resourceLinks.length;
    expect((await pick(['notice'])).body).toMatch(/"selection":"[^"]+/);
    expect(rig.platform.course.resourceLinks).toHaveLength(before);
  });

  test('nothing is placed when the person cancels', async () => {
    const before = rig.platform.course.resourceLinks.length;
    const page = await pick([]);
    expect(page.body).toContain('"created":0');
    expect(rig.platform.course.resourceLinks).toHaveLength(before);
  });
});
