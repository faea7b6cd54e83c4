import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { faultyAnswers } from '../../tests/platform/faults.ts';
import { changeProfile, type ProfileChanges } from '../../tests/platform/profile.ts';
import { moodle45 } from '../../tests/platform/profiles/moodle-4.5.ts';
import { engines } from '../../tests/support/databases.ts';
import { readScore, sendDue } from '../../tests/support/outbox.ts';
import { openScoreRig, sam, type ScoreRig } from '../../tests/support/score-rig.ts';

describe.each(engines)('a send that nobody knows the end of, from %s', (engine) => {
  let rig: ScoreRig;
  beforeEach(async () => {
    rig = await openScoreRig(engine);
  });
  afterEach(() => rig.close());

  test('a send that was applied, but whose answer was lost, counts once', async () => {
    rig.platform.faults.dropNext('scores', 'after');
    await rig.complete(sam);
    await sendDue(rig.tool);
    expect(await readScore(rig.tool.db)).toMatchObject({
      state: 'waiting',
      last_reason: 'no-answer',
      is_uncertain: 1,
    });
    rig.now += 2000;
    await sendDue(rig.tool);
    expect(await readScore(rig.tool.db)).toMatchObject({ state: 'sent', is_uncertain: 0 });
    expect(rig.applications(sam)).toBe(1);
    expect(rig.platform.journal.matching('/results', 'GET')[0]?.headers.accept).toBe(
      'application/vnd.ims.lis.v2.resultcontainer+json',
    );
  });

  test('a send that was lost before it was applied is sent again', async () => {
    rig.platform.faults.dropNext('scores', 'before');
    await rig.complete(sam);
    await sendDue(rig.tool);
    rig.now += 2000;
    await sendDue(rig.tool);
    expect(await readScore(rig.tool.db)).toMatchObject({ state: 'sent' });
    expect(rig.applications(sam)).toBe(1);
  });

  describe('after a lost answer, a conflict', () => {
    beforeEach(async () => {
      rig.platform.faults.dropNext('scores', 'after');
      await rig.complete(sam);
      await sendDue(rig.tool);
      rig.now += 2000;
    });

    test('with another result there is superseded', async () => {
      rig.platform.gradebook.editByHand(rig.lineItemId, sam, { points: 0, comment: null, modifiedAt: rig.now / 1000 });
      await sendDue(rig.tool);
      expect(await readScore(rig.tool.db)).toMatchObject({ state: 'superseded', last_reason: 'newer-result' });
    });

    test('that cannot be read is told as such', async () => {
      await rig.tool.db.updateTable('context').set({ scopes: '[]' }).execute();
      await sendDue(rig.tool);
      expect(await readScore(rig.tool.db)).toMatchObject({ state: 'superseded', last_reason: 'unconfirmed' });
    });

    test.each([
      ['refused', { status: 403, body: '[]' }],
      ['nonsense', { status: 200, body: '<html>' }],
    ])('whose result is %s is told as such', async (_, answer) => {
      rig.platform.faults.answerNext('results', answer);
      await sendDue(rig.tool);
      expect(await readScore(rig.tool.db)).toMatchObject({ state: 'superseded', last_reason: 'unconfirmed' });
    });

    test('whose result is away for the moment is settled later', async () => {
      rig.platform.faults.answerNext('results', faultyAnswers.serverError);
      await sendDue(rig.tool);
      expect(await readScore(rig.tool.db)).toMatchObject({ state: 'waiting', is_uncertain: 1 });
      rig.now += 60_000;
      await sendDue(rig.tool);
      expect(await readScore(rig.tool.db)).toMatchObject({ state: 'sent' });
    });
  });

  describe('a page for people with a status of success', () => {
    const page = { status: 200, headers: { 'content-type': 'text/html' }, body: '<!doctype html><h1>Sign in</h1>' };

    test('is not taken for success while the mark is not there, and the score arrives once', async () => {
      rig.platform.faults.answerNext('scores', page);
      await rig.complete(sam);
      await sendDue(rig.tool);
      expect(await readScore(rig.tool.db)).toMatchObject({ state: 'waiting', last_reason: 'unexpected-answer' });
      rig.now += 2000;
      await sendDue(rig.tool);
      expect(await readScore(rig.tool.db)).toMatchObject({ state: 'sent' });
      expect(rig.applications(sam)).toBe(1);
    });

    test('is not taken for success either while results are answered by it, too', async () => {
      rig.platform.faults.answerNext('scores', page);
      rig.platform.faults.answerNext('results', page);
      await rig.complete(sam);
      await sendDue(rig.tool);
      expect(await readScore(rig.tool.db)).toMatchObject({ state: 'waiting', is_uncertain: 1 });
    });

    test('is success when the mark is there', async () => {
      rig.platform.gradebook.editByHand(rig.lineItemId, sam, { points: 1, comment: null, modifiedAt: 1 });
      rig.platform.faults.answerNext('scores', page);
      await rig.complete(sam);
      await sendDue(rig.tool);
      expect(await readScore(rig.tool.db)).toMatchObject({ state: 'sent' });
      expect(rig.posts()).toHaveLength(1);
    });

    test('has to do where nobody lets us look', async () => {
      await rig.tool.db.updateTable('context').set({ scopes: '[]' }).execute();
      rig.platform.faults.answerNext('scores', page);
      await rig.complete(sam);
      await sendDue(rig.tool);
      expect(await readScore(rig.tool.db)).toMatchObject({ state: 'sent' });
    });
  });

  test('a sender that died between send and mark leaves a score that still counts once', async () => {
    await rig.complete(sam);
    await sendDue(rig.tool);
    await rig.tool.db.updateTable('score').set({ state: 'sending', lease_until: rig.now, sent_at: null }).execute();
    await sendDue(rig.tool);
    expect(rig.posts()).toHaveLength(2);
    expect(rig.applications(sam)).toBe(1);
    expect(await readScore(rig.tool.db)).toMatchObject({ state: 'sent' });
  });
});

describe('platforms that are not Moodle', () => {
  async function sendTwice(changes: ProfileChanges, family: string) {
    const rig = await openScoreRig('sqlite', { profile: changeProfile(moodle45, changes) });
    await rig.tool.db.updateTable('registration').set({ platform_family: family }).execute();
    rig.platform.faults.dropNext('scores', 'after');
    await rig.complete(sam);
    await sendDue(rig.tool);
    rig.now += 2000;
    await sendDue(rig.tool);
    const posts = rig.posts();
    const score = await readScore(rig.tool.db);
    await rig.close();
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
