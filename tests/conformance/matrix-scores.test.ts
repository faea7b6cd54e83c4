// Completions into gradebooks, on every platform; each test is named after its row of the matrix.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { learnerRhian, learnerSam } from '../platform/demo-course.ts';
import { faultyAnswers } from '../platform/faults.ts';
import { scopes } from '../platform/registered-tool.ts';
import { readScore, sendDue } from '../support/outbox.ts';
import { bootOf } from './launch-rig.ts';
import { canvases, named, profiles, startMatrixRig, type MatrixRig } from './matrix-rig.ts';

const sam = learnerSam.id;
let rig: MatrixRig;
afterEach(() => rig.close());

/** Opens the activity as that person and does every step, so that a score waits. */
async function complete(personId = sam): Promise<void> {
  const { token, module } = bootOf(await rig.drive({ personId }));
  for (const step of module?.steps ?? []) {
    const answer = await fetch(`${rig.url}/api/steps`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ step }),
    });
    expect(answer.status).toBe(200);
  }
}

const column = () => rig.platform.gradebook.lineItemOf(rig.link.id)?.id ?? '';
const points = (personId = sam) => rig.platform.gradebook.grade(column(), personId)?.points;
const applications = (personId = sam) => rig.platform.gradebook.applications(column(), personId);
const posts = () => rig.platform.journal.matching('/scores', 'POST');
const score = () => readScore(rig.tool.db);
const send = () => sendDue(rig.tool);
/** Past the pause after a failure. */
async function sendLater(): Promise<void> {
  rig.tick(3_600_000);
  rig.platform.faults.clockOffsetMs += 3_600_000;
  await send();
}

describe.each(profiles)('$name', (profile) => {
  const { name } = profile;
  beforeEach(async () => {
    rig = await startMatrixRig(profile);
  });

  test(`${name}: assertion aud, scope and media types: one score, in full`, async () => {
    await complete();
    await send();
    expect([points(), applications()]).toEqual([1, 1]);
    expect(posts()).toMatchObject([{ headers: { 'content-type': 'application/vnd.ims.lis.v1.score+json' } }]);
    expect(new URL(posts()[0]?.url ?? '', rig.platform.url).pathname).toMatch(/\/scores$/);
    const asked = rig.platform.journal
      .matching(profile.paths.token, 'POST')
      .map(({ body }) => new URLSearchParams(body));
    expect(asked.map((form) => form.get('scope'))).toEqual([scopes.score]);
  });

  test(`${name}: interim progress: only FullyGraded is ever sent`, async () => {
    await complete();
    await send();
    expect(posts().map(({ body }) => (JSON.parse(body) as Record<string, unknown>)['gradingProgress'])).toEqual([
      'FullyGraded',
    ]);
  });

  test(`${name}: token 401 mid-sync, and no jti twice`, async () => {
    await complete();
    await send();
    rig.platform.expireTokens();
    await complete(learnerRhian.id);
    await send();
    expect(points(learnerRhian.id)).toBe(1);
    expect(posts().map(({ status }) => status)).toEqual([200, 401, 200]);
    expect(rig.platform.journal.matching(profile.paths.token, 'POST').map(({ status }) => status)).toEqual([200, 200]);
  });

  test(`${name}: same-second second score: a send of unknown end counts once`, async () => {
    await complete();
    rig.platform.faults.dropNext('scores', 'after');
    await send();
    expect(await score()).toMatchObject({ state: 'waiting', is_uncertain: 1 });
    await sendLater();
    expect(await score()).toMatchObject({ state: 'sent' });
    expect(points()).toBe(1);
    // What Canvas shows as attempts.
    expect(rig.platform.gradebook.submissions(column(), sam)).toBe(profile.scores.countsSubmissions ? 1 : 0);
  });

  test(`${name}: scopes reduced by admin: no score is sent, and none is lost`, async () => {
    rig.registered.scopes = [scopes.membershipReadonly];
    await complete();
    await send();
    expect(posts()).toEqual([]);
    expect(applications()).toBe(0);
  });

  test(`${name}: not student: refused for good, with the reason`, async () => {
    await complete();
    rig.platform.course.people.find((person, place, people) => person.id === sam && people.splice(place, 1));
    await send();
    expect(await score()).toMatchObject({ state: 'refused', last_reason: 'not-a-learner' });
    await sendLater();
    expect(posts()).toHaveLength(1);
  });

  test(`${name}: HTML error body, no reason phrase: tried again`, async () => {
    await complete();
    rig.platform.faults.answerNext('scores', { ...faultyAnswers.serverError, reason: ' ' });
    await send();
    expect(await score()).toMatchObject({ state: 'waiting', last_reason: 'platform-away' });
    await sendLater();
    expect(points()).toBe(1);
  });

  test(`${name}: 404 empty body: the column is gone`, async () => {
    await complete();
    rig.platform.faults.answerNext('scores', faultyAnswers.notFoundEmpty);
    await send();
    expect(await score()).toMatchObject({ state: 'refused', last_reason: 'column-gone' });
  });
});

describe.each(named('moodle-4.5', 'sakai', 'open-edx', 'blackboard'))('$name', (profile) => {
  beforeEach(async () => {
    rig = await startMatrixRig(profile);
  });

  test(`${profile.name}: older timestamp, teacher override later: dropped as superseded`, async () => {
    await complete();
    const modifiedAt = Math.floor(Date.now() / 1000) + 60;
    rig.platform.gradebook.editByHand(column(), sam, { points: 0, comment: 'Seen.', modifiedAt });
    await send();
    expect(await score()).toMatchObject({ state: 'superseded', last_reason: 'newer-result' });
    expect(rig.platform.gradebook.grade(column(), sam)).toMatchObject({ points: 0, comment: 'Seen.' });
    await sendLater();
    expect(posts()).toHaveLength(1);
  });
});

describe.each(named('moodle-4.5'))('$name', (profile) => {
  test(`${profile.name}: line item URL with query`, async () => {
    rig = await startMatrixRig(profile);
    await complete();
    await send();
    expect(posts()[0]?.url).toMatch(/\/lineitem\/scores\?type_id=\d+$/);
  });
});

describe.each(canvases)('$name', (profile) => {
  const { name } = profile;
  beforeEach(async () => {
    rig = await startMatrixRig(profile);
  });

  test(`${name}: older timestamp`, async () => {
    await complete();
    const at = new Date(Date.now() + 60_000).toISOString();
    rig.platform.gradebook.applyScore(column(), sam, { points: 1, comment: null, modifiedAt: Date.parse(at) / 1000 });
    await send();
    expect(await score()).toMatchObject({ state: 'superseded', last_reason: 'newer-result', last_status: 400 });
  });

  test(`${name}: regrade: the first score is an attempt, a repeat is none`, async () => {
    await complete();
    await send();
    const bodies = () => posts().map(({ body }) => JSON.parse(body) as Record<string, unknown>);
    expect(bodies()[0]?.['https://canvas.instructure.com/lti/submission']).not.toHaveProperty('new_submission');
    expect(rig.platform.gradebook.submissions(column(), sam)).toBe(1);
  });

  test(`${name}: teacher override later: stays, for people go before tools`, async () => {
    await complete();
    rig.platform.gradebook.editByHand(column(), sam, { points: 0, comment: 'Seen.', modifiedAt: 1 });
    await send();
    expect(rig.platform.gradebook.grade(column(), sam)).toMatchObject({ points: 0, comment: 'Seen.' });
  });

  test(`${name}: unpublished`, async () => {
    await complete();
    rig.platform.course.unpublished.add(rig.link.id);
    await send();
    expect(await score()).toMatchObject({ state: 'refused', last_reason: 'not-published', last_status: 422 });
  });

  test(`${name}: concluded`, async () => {
    await complete();
    rig.platform.course.isConcluded = true;
    await send();
    expect(await score()).toMatchObject({ state: 'refused', last_reason: 'course-ended', last_status: 422 });
    await sendLater();
    expect(posts()).toHaveLength(1);
  });

  test(`${name}: test user / student view: nothing is sent`, async () => {
    await complete(rig.join({ kind: 'test-user' }));
    await send();
    expect(posts()).toEqual([]);
  });
});

describe.each(profiles.filter(({ throttling }) => throttling !== null))('$name', (profile) => {
  beforeEach(async () => {
    rig = await startMatrixRig(profile);
  });

  test(`${profile.name}: throttling: backs off, one at a time`, async () => {
    await complete();
    await complete(learnerRhian.id);
    rig.platform.faults.answerNext('scores', profile.throttling ?? expect.fail());
    await send();
    expect(posts()).toHaveLength(1);
    expect(await rig.tool.db.selectFrom('score').select(['state', 'last_reason']).execute()).toContainEqual({
      state: 'waiting',
      last_reason: 'throttled',
    });
    await sendLater();
    expect([points(sam), points(learnerRhian.id)]).toEqual([1, 1]);
  });
});
