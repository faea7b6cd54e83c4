import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { examplePack } from '../../authoring/packs/example-pack.ts';
import { dropPack } from '../../lti-server/packs/drop-pack.ts';
import { keepPack } from '../../lti-server/packs/keep-pack.ts';
import { engines } from '../support/databases.ts';
import { bootOf, refuses, startLaunchRig, type LaunchRig } from './launch-rig.ts';

const moduleId = 'example-board-module';

describe.each(engines)('the modules of a pack, on %s', (engine) => {
  let rig: LaunchRig;
  beforeEach(async () => {
    rig = await startLaunchRig(engine);
  });
  afterEach(() => rig.close());

  const launch = () => {
    const [resourceLink] = rig.platform.course.resourceLinks.filter(({ custom }) => custom['module_id'] === moduleId);
    return rig.launch({ resourceLink: resourceLink ?? addLink() });
  };
  const addLink = () =>
    rig.platform.course.addResourceLink({
      toolId: rig.registered.deploymentId,
      title: 'From a pack',
      custom: { module_id: moduleId },
      lineItem: { scoreMaximum: 1, resourceId: moduleId },
    });
  const ask = (path: string, token: string, body?: object) =>
    fetch(`${rig.url}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });

  test('open in the very launch after the pack was added', async () => {
    await refuses(rig, 'module-unknown', launch);
    await keepPack(rig.tool.db, examplePack(), 1);
    expect(bootOf(await launch()).module?.id).toBe(moduleId);
  });

  test('are refused kindly once the pack is gone; what was done stays, and goes on when it is back', async () => {
    await keepPack(rig.tool.db, examplePack(), 1);
    const { token } = bootOf(await launch());
    expect((await ask('/api/steps', token, { step: 'read' })).status).toBe(200);

    await dropPack(rig.tool.db, 'example-board');
    await rig.tool.refreshContent();
    await refuses(rig, 'module-unknown', launch);
    for (const answer of [
      await ask('/api/module', token),
      await ask('/api/boot', token),
      await ask('/api/steps', token, { step: 'decide' }),
    ]) {
      expect(answer.status).toBe(410);
      expect(await answer.json()).toMatchObject({ error: { code: 'module-gone' } });
    }
    expect(await rig.tool.db.selectFrom('attempt').select('module_id').execute()).toEqual([{ module_id: moduleId }]);

    await keepPack(rig.tool.db, examplePack(), 2);
    expect(Object.keys(bootOf(await launch()).attempt?.doneSteps ?? {})).toEqual(['read']);
  });

  test('stand in the picker and the catalogue', async () => {
    await keepPack(rig.tool.db, examplePack(), 1);
    await rig.tool.refreshContent();
    const picker = bootOf(await rig.launch({ messageType: 'LtiDeepLinkingRequest' }));
    expect(picker.modules?.map(({ id }) => id)).toContain(moduleId);
  });
});
