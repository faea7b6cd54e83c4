import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { faultyAnswers } from '../../tests/platform/faults.ts';
import { changeProfile, type ProfileChanges } from '../../tests/platform/profile.ts';
import { moodle45 } from '../../tests/platform/profiles/moodle-4.5.ts';
import { engines } from '../../tests/support/databases.ts';
import { completionOf, monday, readScore, readScores, record, sendDue } from '../../tests/support/outbox.ts';
import { openToolAndPlatform, type ToolAndPlatform } from '../../tests/support/tool-and-platform.ts';
import { triesBeforeGivingUp } from './next-try.ts';
import { retryScores } from './retry-scores.ts';

const sam = '4';
const rhian = '5';
const teacher = '3';

describe.each(engines)('sending scores to a platform, from %s', (engine) => {
  let pair: ToolAndPlatform;
  let now: number;
  beforeEach(async () => {
    now = monday;
    pair = await openToolAndPlatform(engine, { clock: () => now });
  });
  afterEach(() => pair.close());

  const complete = (sub: string) =>
    record(pair.tool.db, {
      ...completionOf('r1', sub, now),
      deploymentId: pair.registered.deploymentId,
      contextId: pair.platform.course.id,
      lineItemUrl: pair.lineItemUrl,
    });
  const grade = (sub: string) => pair.platform.gradebook.grade(pair.lineItemId, sub);
  const applications = (sub: string) => pair.platform.gradebook.applications(pair.lineItemId, sub);
  const posts = () => pair.platform.journal.matching('/scores', 'POST');

  test('a completion becomes the full mark, once', async () => {
    await complete(sam);
    expect(await sendDue(pair.tool)).toBe(1);
    expect(await sendDue(pair.tool)).toBe(0);
    expect(grade(sam)).toMatchObject({ points: 1, modifiedAt: monday / 1000 });
    expect(applications(sam)).toBe(1);
    expect(await readScore(pair.tool.db)).toMatchObject({ state: 'sent', sent_at: monday, last_reason: null });
    expect(posts()[0]).toMatchObject({
      url: expect.stringMatching(/\/lineitem\/scores\?type_id=/),
      headers: {
        'content-type': 'application/vnd.ims.lis.v1.score+json',
        'user-agent': expect.stringContaining('Tend'),
      },
    });
  });

  test('a platform that is down gets its score when it is back, once', async () => {
    await pair.platform.setDown(true);
    await complete(sam);
    await sendDue(pair.tool);
    expect(await readScore(pair.tool.db)).toMatchObject({
      state: 'waiting',
      last_reason: 'unreachable',
      is_uncertain: 0,
      next_try_at: monday + 2000,
    });
    await pair.platform.setDown(false);
    expect(await sendDue(pair.tool)).toBe(0);
    now += 2000;
    await sendDue(pair.tool);
    expect(applications(sam)).toBe(1);
    expect(await pair.tool.db.selectFrom('score_pause').selectAll().execute()).toEqual([]);
  });

  test('while a platform is away one score asks for all, less and less often', async () => {
    await complete(sam);
    await complete(rhian);
    pair.platform.faults.answerNext('scores', faultyAnswers.unavailable, 3);
    for (const wait of [0, 2000, 4000]) {
      now += wait;
      expect(await sendDue(pair.tool)).toBe(1);
    }
    expect(await pair.tool.db.selectFrom('score_pause').selectAll().execute()).toEqual([
      { registration_id: 'r1', failures: 3, paused_until: now + 8000 },
    ]);
    now += 8000;
    expect(await sendDue(pair.tool)).toBe(2);
    expect([applications(sam), applications(rhian)]).toEqual([1, 1]);
  });

  test('a send that was applied, but whose answer was lost, counts once', async () => {
    pair.platform.faults.dropNext('scores', 'after');
    await complete(sam);
    await sendDue(pair.tool);
    expect(await readScore(pair.tool.db)).toMatchObject({
      state: 'waiting',
      last_reason: 'no-answer',
      is_uncertain: 1,
    });
    now += 2000;
    await sendDue(pair.tool);
    expect(await readScore(pair.tool.db)).toMatchObject({ state: 'sent', is_uncertain: 0 });
    expect(applications(sam)).toBe(1);
    expect(pair.platform.journal.matching('/results', 'GET')[0]?.headers.accept).toBe(
      'application/vnd.ims.lis.v2.resultcontainer+json',
    );
  });

  test('a send that was lost before it was applied is sent again', async () => {
    pair.platform.faults.dropNext('scores', 'before');
    await complete(sam);
    await sendDue(pair.tool);
    now += 2000;
    await sendDue(pair.tool);
    expect(await readScore(pair.tool.db)).toMatchObject({ state: 'sent' });
    expect(applications(sam)).toBe(1);
  });

  describe('after a lost answer, a conflict', () => {
    beforeEach(async () => {
      pair.platform.faults.dropNext('scores', 'after');
      await complete(sam);
      await sendDue(pair.tool);
      now += 2000;
    });

    test('with another result there is superseded', async () => {
      pair.platform.gradebook.editByHand(pair.lineItemId, sam, { points: 0, comment: null, modifiedAt: now / 1000 });
      await sendDue(pair.tool);
      expect(await readScore(pair.tool.db)).toMatchObject({ state: 'superseded', last_reason: 'newer-result' });
    });

    test('that cannot be read is told as such', async () => {
      await pair.tool.db.updateTable('context').set({ scopes: '[]' }).execute();
      await sendDue(pair.tool);
      expect(await readScore(pair.tool.db)).toMatchObject({ state: 'superseded', last_reason: 'unconfirmed' });
    });

    test.each([
      ['refused', { status: 403, body: '[]' }],
      ['nonsense', { status: 200, body: '<html>' }],
    ])('whose result is %s is told as such', async (_, answer) => {
      pair.platform.faults.answerNext('results', answer);
      await sendDue(pair.tool);
      expect(await readScore(pair.tool.db)).toMatchObject({ state: 'superseded', last_reason: 'unconfirmed' });
    });

    test('whose result is away for the moment is settled later', async () => {
      pair.platform.faults.answerNext('results', faultyAnswers.serverError);
      await sendDue(pair.tool);
      expect(await readScore(pair.tool.db)).toMatchObject({ state: 'waiting', is_uncertain: 1 });
      now += 60_000;
      await sendDue(pair.tool);
      expect(await readScore(pair.tool.db)).toMatchObject({ state: 'sent' });
    });
  });

  describe('a page for people with a status of success', () => {
    const page = { status: 200, headers: { 'content-type': 'text/html' }, body: '<!doctype html><h1>Sign in</h1>' };

    test('is not taken for success while the mark is not there, and the score arrives once', async () => {
      pair.platform.faults.answerNext('scores', page);
      await complete(sam);
      await sendDue(pair.tool);
      expect(await readScore(pair.tool.db)).toMatchObject({ state: 'waiting', last_reason: 'unexpected-answer' });
      now += 2000;
      await sendDue(pair.tool);
      expect(await readScore(pair.tool.db)).toMatchObject({ state: 'sent' });
      expect(applications(sam)).toBe(1);
    });

    test('is not taken for success either while results are answered by it, too', async () => {
      pair.platform.faults.answerNext('scores', page);
      pair.platform.faults.answerNext('results', page);
      await complete(sam);
      await sendDue(pair.tool);
      expect(await readScore(pair.tool.db)).toMatchObject({ state: 'waiting', is_uncertain: 1 });
    });

    test('is success when the mark is there', async () => {
      pair.platform.gradebook.editByHand(pair.lineItemId, sam, { points: 1, comment: null, modifiedAt: 1 });
      pair.platform.faults.answerNext('scores', page);
      await complete(sam);
      await sendDue(pair.tool);
      expect(await readScore(pair.tool.db)).toMatchObject({ state: 'sent' });
      expect(posts()).toHaveLength(1);
    });

    test('has to do where nobody lets us look', async () => {
      await pair.tool.db.updateTable('context').set({ scopes: '[]' }).execute();
      pair.platform.faults.answerNext('scores', page);
      await complete(sam);
      await sendDue(pair.tool);
      expect(await readScore(pair.tool.db)).toMatchObject({ state: 'sent' });
    });
  });

  test('a platform that is away counts no try against a score, however long', async () => {
    pair.platform.faults.answerNext('scores', faultyAnswers.unavailable, 5);
    await complete(sam);
    await pair.tool.db
      .updateTable('score')
      .set({ tries: triesBeforeGivingUp - 1 })
      .execute();
    for (let hours = 0; hours < 5; hours += 1) {
      expect(await sendDue(pair.tool)).toBe(1);
      now += 3_600_000;
    }
    await sendDue(pair.tool);
    expect(await readScore(pair.tool.db)).toMatchObject({ state: 'sent', tries: triesBeforeGivingUp });
    expect(applications(sam)).toBe(1);
  });

  test('the oldest is the one that asks whether a platform is back, and goes first when it is', async () => {
    pair.platform.faults.answerNext('scores', faultyAnswers.tooManyRequests(60), 3);
    await complete(sam);
    now += 1000;
    await complete(rhian);
    for (let time = 0; time < 4; time += 1) {
      await sendDue(pair.tool);
      now += 60_000;
    }
    const users = posts().map(({ body }) => (JSON.parse(body) as { userId: string }).userId);
    expect(users).toEqual([sam, sam, sam, sam, rhian]);
  });

  test.each([
    ['a quick answer', 2000, 0],
    ['a slow one', 3000, 3000],
    ['a very slow one', 9000, 5000],
  ])('after %s the platform is left alone for as long, within bounds', async (_, took, rest) => {
    await complete(sam);
    await complete(rhian);
    const stop = pair.platform.gradebook.onChange(() => (now += took));
    expect(await sendDue(pair.tool)).toBe(rest === 0 ? 2 : 1);
    stop();
    now += rest;
    expect(await sendDue(pair.tool)).toBe(rest === 0 ? 0 : 1);
    expect([applications(sam), applications(rhian)]).toEqual([1, 1]);
  });

  test('a sender that died between send and mark leaves a score that still counts once', async () => {
    await complete(sam);
    await sendDue(pair.tool);
    await pair.tool.db.updateTable('score').set({ state: 'sending', lease_until: now, sent_at: null }).execute();
    await sendDue(pair.tool);
    expect(posts()).toHaveLength(2);
    expect(applications(sam)).toBe(1);
    expect(await readScore(pair.tool.db)).toMatchObject({ state: 'sent' });
  });

  test.each([
    [429, faultyAnswers.tooManyRequests(120), 120_000],
    [403, faultyAnswers.rateLimitedAsForbidden, 2000],
  ])('throttling by %i waits as long as it is told', async (status, answer, wait) => {
    pair.platform.faults.answerNext('scores', answer);
    await complete(sam);
    await sendDue(pair.tool);
    expect(await readScore(pair.tool.db)).toMatchObject({
      state: 'waiting',
      last_reason: 'throttled',
      last_status: status,
    });
    await complete(rhian);
    now += wait - 1;
    expect(await sendDue(pair.tool)).toBe(0);
    now += 1;
    expect(await sendDue(pair.tool)).toBe(2);
  });

  test('a token that ended is renewed once, and asked for once', async () => {
    await complete(sam);
    await sendDue(pair.tool);
    pair.platform.expireTokens();
    await complete(rhian);
    await sendDue(pair.tool);
    expect(applications(rhian)).toBe(1);
    expect(posts().map((post) => post.status)).toEqual([200, 401, 200]);
    expect(pair.platform.journal.matching('/token.php')).toHaveLength(2);
  });

  test('a token that is refused again keeps the score waiting', async () => {
    pair.platform.faults.answerNext('scores', { status: 401 }, 2);
    await complete(sam);
    await sendDue(pair.tool);
    expect(posts()).toHaveLength(2);
    expect(await readScore(pair.tool.db)).toMatchObject({
      state: 'waiting',
      last_reason: 'no-token',
      last_status: 401,
    });
  });

  test('a scope that was taken away keeps the score waiting, and nothing is sent', async () => {
    pair.registered.scopes = [];
    await complete(sam);
    await sendDue(pair.tool);
    expect(posts()).toHaveLength(0);
    expect(await readScore(pair.tool.db)).toMatchObject({
      state: 'waiting',
      last_reason: 'no-token',
      last_status: 400,
    });
  });

  test('a teacher’s later entry stays, until a person asks to replace it', async () => {
    pair.platform.gradebook.editByHand(pair.lineItemId, sam, {
      points: 0,
      comment: 'Well',
      modifiedAt: now / 1000 + 5,
    });
    await complete(sam);
    await sendDue(pair.tool);
    expect(await readScore(pair.tool.db)).toMatchObject({ state: 'superseded', last_reason: 'newer-result' });
    expect(grade(sam)).toMatchObject({ points: 0 });
    now += 60_000;
    expect(await retryScores(pair.tool, { registrationId: 'r1', resourceLinkId: 'link-1', sub: sam })).toBe(1);
    await sendDue(pair.tool);
    expect(grade(sam)).toMatchObject({ points: 1 });
  });

  test.each([
    ['a teacher', 'not-a-learner', () => complete(teacher)],
    ['nobody', 'not-a-learner', () => complete('999')],
    [
      'a column that is gone',
      'column-gone',
      async () => {
        pair.platform.gradebook.removeLineItem(pair.lineItemId);
        await complete(sam);
      },
    ],
  ])('a score for %s is refused for good, with its reason', async (_, reason, prepare) => {
    await prepare();
    await sendDue(pair.tool);
    now += 1e9;
    expect(await sendDue(pair.tool)).toBe(0);
    expect(await readScore(pair.tool.db)).toMatchObject({ state: 'refused', last_reason: reason });
  });

  test('one refusal does not hold up the next score', async () => {
    await complete(teacher);
    await complete(sam);
    expect(await sendDue(pair.tool)).toBe(2);
    expect(applications(sam)).toBe(1);
  });

  test('after a week of tries a person has to look', async () => {
    await complete(sam);
    await pair.tool.db
      .updateTable('score')
      .set({ tries: triesBeforeGivingUp - 1 })
      .execute();
    pair.platform.faults.answerNext('scores', faultyAnswers.serverError);
    await sendDue(pair.tool);
    expect(await readScore(pair.tool.db)).toMatchObject({ state: 'refused', last_reason: 'gave-up' });
    await retryScores(pair.tool, {});
    await sendDue(pair.tool);
    expect(await readScores(pair.tool.db)).toMatchObject([{ state: 'sent' }]);
  });

  test.each(['waiting', 'sending'] as const)('a newer score that came during the send stays %s', async (state) => {
    pair.platform.faults.hangNext('scores', 'before');
    await complete(sam);
    const sending = sendDue(pair.tool);
    await expect.poll(() => pair.platform.faults.hanging).toBe(1);
    await pair.tool.db
      .updateTable('score')
      .set({ state, timestamp: monday + 1000, lease_until: now + 60_000 })
      .execute();
    pair.platform.faults.release();
    await sending;
    expect(await readScore(pair.tool.db)).toMatchObject({
      timestamp: monday + 1000,
      state,
      last_status: null,
      last_reason: null,
    });
  });
});

describe('platforms that are not Moodle', () => {
  async function sendTwice(changes: ProfileChanges, family: string) {
    let now = monday;
    const pair = await openToolAndPlatform('sqlite', { clock: () => now, profile: changeProfile(moodle45, changes) });
    await pair.tool.db.updateTable('registration').set({ platform_family: family }).execute();
    pair.platform.faults.dropNext('scores', 'after');
    await record(pair.tool.db, {
      ...completionOf('r1', sam),
      deploymentId: pair.registered.deploymentId,
      contextId: pair.platform.course.id,
      lineItemUrl: pair.lineItemUrl,
    });
    await sendDue(pair.tool);
    now += 2000;
    await sendDue(pair.tool);
    const posts = pair.platform.journal.matching('/scores', 'POST');
    const score = await readScore(pair.tool.db);
    await pair.close();
    return { score, bodies: posts.map((post) => JSON.parse(post.body) as Record<string, unknown>) };
  }

  test('conflict by 400, as Open edX: a repeat is settled all the same', async () => {
    const { score } = await sendTwice({ scores: { conflictStatus: 400 } }, 'openedx');
    expect(score).toMatchObject({ state: 'sent', is_uncertain: 0 });
  });

  test('conflict without a word, as behind HTTP/2: so is this', async () => {
    const { score } = await sendTwice({ errors: { hasReasonPhrase: false } }, 'moodle');
    expect(score).toMatchObject({ state: 'sent', is_uncertain: 0 });
  });

  test('take the same timestamp again, as Canvas: the repeat is no new attempt, and is the same score', async () => {
    const { score, bodies } = await sendTwice({ scores: { timestampRule: 'not-earlier' } }, 'canvas');
    expect(score).toMatchObject({ state: 'sent' });
    const extension = 'https://canvas.instructure.com/lti/submission';
    expect(bodies[0]?.[extension]).toEqual({ prioritize_non_tool_grade: true });
    expect(bodies[1]).toEqual({
      ...bodies[0],
      [extension]: { prioritize_non_tool_grade: true, new_submission: false },
    });
  });
});
