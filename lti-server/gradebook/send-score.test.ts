import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { faultyAnswers } from '../../tests/platform/faults.ts';
import { engines } from '../../tests/support/databases.ts';
import { monday, readScore, readScores, sendDue } from '../../tests/support/outbox.ts';
import { openScoreRig, rhian, sam, teacher, type ScoreRig } from '../../tests/support/score-rig.ts';
import { triesBeforeGivingUp } from './next-try.ts';
import { retryScores } from './retry-scores.ts';

describe.each(engines)('sending scores to a platform, from %s', (engine) => {
  let rig: ScoreRig;
  beforeEach(async () => {
    rig = await openScoreRig(engine);
  });
  afterEach(() => rig.close());

  test('a completion becomes the full mark, once', async () => {
    await rig.complete(sam);
    expect(await sendDue(rig.tool)).toBe(1);
    expect(await sendDue(rig.tool)).toBe(0);
    expect(rig.grade(sam)).toMatchObject({ points: 1, modifiedAt: monday / 1000 });
    expect(rig.applications(sam)).toBe(1);
    expect(await readScore(rig.tool.db)).toMatchObject({ state: 'sent', sent_at: monday, last_reason: null });
    expect(rig.posts()[0]).toMatchObject({
      url: expect.stringMatching(/\/lineitem\/scores\?type_id=/),
      headers: {
        'content-type': 'application/vnd.ims.lis.v1.score+json',
        'user-agent': expect.stringContaining('Tend'),
      },
    });
  });

  test('a token that ended is renewed once, and asked for once', async () => {
    await rig.complete(sam);
    await sendDue(rig.tool);
    rig.platform.expireTokens();
    await rig.complete(rhian);
    await sendDue(rig.tool);
    expect(rig.applications(rhian)).toBe(1);
    expect(rig.posts().map((post) => post.status)).toEqual([200, 401, 200]);
    expect(rig.platform.journal.matching('/token.php')).toHaveLength(2);
  });

  test('a token that is refused again keeps the score waiting', async () => {
    rig.platform.faults.answerNext('scores', { status: 401 }, 2);
    await rig.complete(sam);
    await sendDue(rig.tool);
    expect(rig.posts()).toHaveLength(2);
    expect(await readScore(rig.tool.db)).toMatchObject({
      state: 'waiting',
      last_reason: 'no-token',
      last_status: 401,
    });
  });

  test('a scope that was taken away keeps the score waiting, and nothing is sent', async () => {
    rig.registered.scopes = [];
    await rig.complete(sam);
    await sendDue(rig.tool);
    expect(rig.posts()).toHaveLength(0);
    expect(await readScore(rig.tool.db)).toMatchObject({
      state: 'waiting',
      last_reason: 'no-token',
      last_status: 400,
    });
  });

  test('a teacher’s later entry stays, until a person asks to replace it', async () => {
    rig.platform.gradebook.editByHand(rig.lineItemId, sam, {
      points: 0,
      comment: 'Well',
      modifiedAt: rig.now / 1000 + 5,
    });
    await rig.complete(sam);
    await sendDue(rig.tool);
    expect(await readScore(rig.tool.db)).toMatchObject({ state: 'superseded', last_reason: 'newer-result' });
    expect(rig.grade(sam)).toMatchObject({ points: 0 });
    rig.now += 60_000;
    expect(await retryScores(rig.tool, { registrationId: 'r1', resourceLinkId: 'link-1', sub: sam })).toBe(1);
    await sendDue(rig.tool);
    expect(rig.grade(sam)).toMatchObject({ points: 1 });
  });

  test.each([
    ['a teacher', 'not-a-learner', () => rig.complete(teacher)],
    ['nobody', 'not-a-learner', () => rig.complete('999')],
    [
      'a column that is gone',
      'column-gone',
      async () => {
        rig.platform.gradebook.removeLineItem(rig.lineItemId);
        await rig.complete(sam);
      },
    ],
  ])('a score for %s is refused for good, with its reason', async (_, reason, prepare) => {
    await prepare();
    await sendDue(rig.tool);
    rig.now += 1e9;
    expect(await sendDue(rig.tool)).toBe(0);
    expect(await readScore(rig.tool.db)).toMatchObject({ state: 'refused', last_reason: reason });
  });

  test('one refusal does not hold up the next score', async () => {
    await rig.complete(teacher);
    await rig.complete(sam);
    expect(await sendDue(rig.tool)).toBe(2);
    expect(rig.applications(sam)).toBe(1);
  });

  test('after a week of tries a person has to look', async () => {
    await rig.complete(sam);
    await rig.tool.db
      .updateTable('score')
      .set({ tries: triesBeforeGivingUp - 1 })
      .execute();
    rig.platform.faults.answerNext('scores', faultyAnswers.serverError);
    await sendDue(rig.tool);
    expect(await readScore(rig.tool.db)).toMatchObject({ state: 'refused', last_reason: 'gave-up' });
    await retryScores(rig.tool, {});
    await sendDue(rig.tool);
    expect(await readScores(rig.tool.db)).toMatchObject([{ state: 'sent' }]);
  });

  test.each(['waiting', 'sending'] as const)('a newer score that came during the send stays %s', async (state) => {
    rig.platform.faults.hangNext('scores', 'before');
    await rig.complete(sam);
    const sending = sendDue(rig.tool);
    await expect.poll(() => rig.platform.faults.hanging).toBe(1);
    await rig.tool.db
      .updateTable('score')
      .set({ state, timestamp: monday + 1000, lease_until: rig.now + 60_000 })
      .execute();
    rig.platform.faults.release();
    await sending;
    expect(await readScore(rig.tool.db)).toMatchObject({
      timestamp: monday + 1000,
      state,
      last_status: null,
      last_reason: null,
    });
  });
});
