// Retention counts from when somebody was last here, so a launch has to say so, though it writes only what is new.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engines } from '../support/databases.ts';
import { bootOf, startLaunchRig, type LaunchRig } from './launch-rig.ts';

const day = 24 * 3_600_000;

describe.each(engines)('when somebody was last here, on %s', (engine) => {
  let rig: LaunchRig;
  beforeEach(async () => {
    rig = await startLaunchRig(engine);
  });
  afterEach(() => rig.close());

  async function launchAt(at: number): Promise<number> {
    await rig.tool.db.updateTable('person').set({ updated_at: at }).execute();
    bootOf(await rig.launch());
    const [person] = await rig.tool.db.selectFrom('person').select('updated_at').execute();
    return person?.updated_at ?? 0;
  }

  test('is written anew by a launch a week later, and not by one a day later', async () => {
    const now = Date.now();
    bootOf(await rig.launch());
    expect(await launchAt(now - day)).toBe(now - day);
    expect(await launchAt(now - 8 * day)).toBeGreaterThanOrEqual(now);
  });
});
