import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { faultyAnswers } from '../platform/faults.ts';
import { engines } from '../support/databases.ts';
import { openOutboxRig, type OutboxRig } from './outbox-rig.ts';

const sam = '4';
/** Where a process is killed, once is luck: npm run test:long does it ten times. */
const often = { repeats: process.env['TEND_LONG_TESTS'] ? 9 : 0 };
const patience = { timeout: 25_000, interval: 50 };

describe.each(engines)('the score of a real server on %s', (engine) => {
  let rig: OutboxRig;
  beforeEach(async () => {
    rig = await openOutboxRig(engine);
  });
  afterEach(() => rig.close());

  const posts = () => rig.platform.journal.matching('/scores', 'POST');
  const arrived = () => expect.poll(rig.state, patience).toBe('sent');
  /** An embedded server takes over at its start; elsewhere the lease of a minute has to end first. */
  const endLease = async () => {
    if (engine === 'postgres') await rig.database.db.updateTable('score').set({ lease_until: 0 }).execute();
  };

  test('arrives once when the platform is down during the completion and returns later', async () => {
    await rig.complete(sam, () => rig.platform.setDown(true));
    await expect.poll(rig.reason, patience).toBe('unreachable');
    expect(rig.applications(sam)).toBe(0);
    await rig.platform.setDown(false);
    await arrived();
    expect(rig.applications(sam)).toBe(1);
  });

  test('arrives once when the server is killed between completion and send', often, async () => {
    rig.platform.faults.hangNext('token', 'before');
    await rig.complete(sam);
    await expect.poll(() => rig.platform.faults.hanging, patience).toBe(1);
    await rig.kill();
    await endLease();
    expect(posts()).toHaveLength(0);
    await rig.start();
    await arrived();
    expect(rig.applications(sam)).toBe(1);
  });

  test('has effect once when the server is killed between send and mark', often, async () => {
    rig.platform.faults.hangNext('scores', 'after');
    await rig.complete(sam);
    await expect.poll(() => rig.platform.faults.hanging, patience).toBe(1);
    expect(rig.applications(sam)).toBe(1);
    await rig.kill();
    expect(await rig.state()).toBe('sending');
    await endLease();
    await rig.start();
    await arrived();
    expect(posts().map((post) => post.status)).toEqual([null, 409]);
    expect(rig.applications(sam)).toBe(1);
  });

  test('waits for a platform that hangs, and the learner does not', async () => {
    rig.platform.faults.hangNext('scores', 'before');
    // Resolves when the learner has the answer; a learner who waited for the platform would have none yet.
    await rig.complete(sam);
    await expect.poll(() => rig.platform.faults.hanging, patience).toBe(1);
    await arrived();
    expect(rig.platform.faults.hanging).toBe(0);
    expect(rig.applications(sam)).toBe(1);
  });

  test('comes back no earlier than a platform that is throttling allows', async () => {
    rig.platform.faults.answerNext('scores', faultyAnswers.tooManyRequests(4));
    await rig.complete(sam);
    await arrived();
    const [first, second] = posts();
    expect(second!.at - first!.at).toBeGreaterThanOrEqual(4000);
    expect(rig.applications(sam)).toBe(1);
  });
});
