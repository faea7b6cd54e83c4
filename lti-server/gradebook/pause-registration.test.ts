import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { faultyAnswers } from '../../tests/platform/faults.ts';
import { engines } from '../../tests/support/databases.ts';
import { monday, readScore, sendDue } from '../../tests/support/outbox.ts';
import { openScoreRig, rhian, sam, type ScoreRig } from '../../tests/support/score-rig.ts';
import { triesBeforeGivingUp } from './next-try.ts';

describe.each(engines)('a platform that is away or busy, from %s', (engine) => {
  let rig: ScoreRig;
  beforeEach(async () => {
    rig = await openScoreRig(engine);
  });
  afterEach(() => rig.close());

  test('a platform that is down gets its score when it is back, once', async () => {
    await rig.platform.setDown(true);
    await rig.complete(sam);
    await sendDue(rig.tool);
    expect(await readScore(rig.tool.db)).toMatchObject({
      state: 'waiting',
      last_reason: 'unreachable',
      is_uncertain: 0,
      next_try_at: monday + 2000,
    });
    await rig.platform.setDown(false);
    expect(await sendDue(rig.tool)).toBe(0);
    rig.now += 2000;
    await sendDue(rig.tool);
    expect(rig.applications(sam)).toBe(1);
    expect(await rig.tool.db.selectFrom('score_pause').selectAll().execute()).toEqual([]);
  });

  test('while a platform is away one score asks for all, less and less often', async () => {
    await rig.complete(sam);
    await rig.complete(rhian);
    rig.platform.faults.answerNext('scores', faultyAnswers.unavailable, 3);
    for (const wait of [0, 2000, 4000]) {
      rig.now += wait;
      expect(await sendDue(rig.tool)).toBe(1);
    }
    expect(await rig.tool.db.selectFrom('score_pause').selectAll().execute()).toEqual([
      { registration_id: 'r1', failures: 3, paused_until: rig.now + 8000 },
    ]);
    rig.now += 8000;
    expect(await sendDue(rig.tool)).toBe(2);
    expect([rig.applications(sam), rig.applications(rhian)]).toEqual([1, 1]);
  });

  test('a platform that is away counts no try against a score, however long', async () => {
    rig.platform.faults.answerNext('scores', faultyAnswers.unavailable, 5);
    await rig.complete(sam);
    await rig.tool.db
      .updateTable('score')
      .set({ tries: triesBeforeGivingUp - 1 })
      .execute();
    for (let hours = 0; hours < 5; hours += 1) {
      expect(await sendDue(rig.tool)).toBe(1);
      rig.now += 3_600_000;
    }
    await sendDue(rig.tool);
    expect(await readScore(rig.tool.db)).toMatchObject({ state: 'sent', tries: triesBeforeGivingUp });
    expect(rig.applications(sam)).toBe(1);
  });

  test('the oldest is the one that asks whether a platform is back, and goes first when it is', async () => {
    rig.platform.faults.answerNext('scores', faultyAnswers.tooManyRequests(60), 3);
    await rig.complete(sam);
    rig.now += 1000;
    await rig.complete(rhian);
    for (let time = 0; time < 4; time += 1) {
      await sendDue(rig.tool);
      rig.now += 60_000;
    }
    const users = rig.posts().map(({ body }) => (JSON.parse(body) as { userId: string }).userId);
    expect(users).toEqual([sam, sam, sam, sam, rhian]);
  });

  test.each([
    ['a quick answer', 2000, 0],
    ['a slow one', 3000, 3000],
    ['a very slow one', 9000, 5000],
  ])('after %s the platform is left alone for as long, within bounds', async (_, took, rest) => {
    await rig.complete(sam);
    await rig.complete(rhian);
    const stop = rig.platform.gradebook.onChange(() => (rig.now += took));
    expect(await sendDue(rig.tool)).toBe(rest === 0 ? 2 : 1);
    stop();
    rig.now += rest;
    expect(await sendDue(rig.tool)).toBe(rest === 0 ? 0 : 1);
    expect([rig.applications(sam), rig.applications(rhian)]).toEqual([1, 1]);
  });

  test.each([
    [429, faultyAnswers.tooManyRequests(120), 120_000],
    [403, faultyAnswers.rateLimitedAsForbidden, 2000],
  ])('throttling by %i waits as long as it is told', async (status, answer, wait) => {
    rig.platform.faults.answerNext('scores', answer);
    await rig.complete(sam);
    await sendDue(rig.tool);
    expect(await readScore(rig.tool.db)).toMatchObject({
      state: 'waiting',
      last_reason: 'throttled',
      last_status: status,
    });
    await rig.complete(rhian);
    rig.now += wait - 1;
    expect(await sendDue(rig.tool)).toBe(0);
    rig.now += 1;
    expect(await sendDue(rig.tool)).toBe(2);
  });
});
