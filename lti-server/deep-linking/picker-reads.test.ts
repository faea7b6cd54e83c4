import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { moduleSchema } from '#shared/schemas/module.ts';
import { bootOf, startLaunchRig, type LaunchRig } from '../../tests/conformance/launch-rig.ts';
import { driveLaunch } from '../../tests/platform/drive-launch.ts';
import { engines } from '../../tests/support/databases.ts';

const teacher = '3';
const learner = '4';

describe.each(engines)('what the picker reads, on %s', (engine) => {
  let rig: LaunchRig;
  beforeEach(async () => {
    rig = await startLaunchRig(engine);
  });
  afterEach(() => rig.close());

  async function openPicker(): Promise<string> {
    const start = rig.platform.deepLinkingUrl(rig.registered);
    return bootOf(await driveLaunch(rig.platform, start, { personId: teacher })).token;
  }
  async function openLink(personId: string): Promise<string> {
    return bootOf(await driveLaunch(rig.platform, rig.platform.launchUrl(rig.link), { personId })).token;
  }
  async function read(path: string, token: string) {
    const answer = await fetch(`${rig.url}/api/deep-linking/${path}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  }
  const columnless = () => {
    rig.registered.scopes = rig.registered.scopes.filter((scope) => !scope.includes('lti-ags/scope/lineitem'));
  };

  test('a module whole, to look at, without beginning it', async () => {
    const { status, body } = await read('module?id=notice', await openPicker());
    expect(status).toBe(200);
    expect(moduleSchema.parse(body).id).toBe('notice');
    expect(await rig.tool.db.selectFrom('attempt').selectAll().execute()).toEqual([]);
  });

  test.each(['gone', 'constructor', '', '..%2F..', 'notice&id=not-soft'])('not a module called %s', async (id) => {
    expect((await read(`module?id=${id}`, await openPicker())).status).toBeGreaterThanOrEqual(400);
  });

  test('which modules have a column in the course, though nobody has opened them', async () => {
    expect((await read('placed', await openPicker())).body).toEqual({ moduleIds: ['notice'], isWhole: true });
  });

  test('over every page of the platform’s list, and without what is not ours', async () => {
    for (const resourceId of ['not-soft', 'somebody-elses', '']) {
      rig.platform.course.addResourceLink({
        toolId: rig.registered.deploymentId,
        title: resourceId,
        lineItem: { scoreMaximum: 1, resourceId },
      });
    }
    expect((await read('placed', await openPicker())).body).toEqual({
      moduleIds: ['not-soft', 'notice'],
      isWhole: true,
    });
  });

  test('without the scope only those that somebody has opened', async () => {
    columnless();
    expect((await read('placed', await openPicker())).body).toEqual({ moduleIds: [], isWhole: false });
    await openLink(learner);
    expect((await read('placed', await openPicker())).body).toEqual({ moduleIds: ['notice'], isWhole: false });
    expect(rig.platform.journal.matching('/lineitems')).toEqual([]);
    expect(rig.platform.journal.matching('/token.php')).toEqual([]);
  });

  test.each([
    ['down', { status: 503 }],
    ['of another shape', { status: 200, body: '<!doctype html>' }],
    ['forbidden', { status: 403 }],
  ])('what was opened, when the list is %s', async (_, answer) => {
    await openLink(learner);
    const token = await openPicker();
    rig.platform.faults.answerNext('lineItems', answer);
    expect(await read('placed', token)).toEqual({ status: 200, body: { moduleIds: ['notice'], isWhole: false } });
  });

  test('nothing of another course', async () => {
    await openLink(learner);
    await rig.tool.db.updateTable('resource_link').set({ context_id: 'another' }).execute();
    columnless();
    expect((await read('placed', await openPicker())).body).toEqual({ moduleIds: [], isWhole: false });
  });

  test.each(['placed', 'module?id=notice'])('nothing for others: %s', async (path) => {
    expect((await read(path, await openLink(learner))).status).toBe(403);
    expect((await read(path, await openLink(teacher))).status).toBe(409);
    expect((await read(path, 'x'.repeat(43))).status).toBe(401);
  });
});
