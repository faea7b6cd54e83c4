import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Connection, monday } from './connect-stand-in.ts';
import { adminAlex, learnerSam, teacherPriya } from './demo-course.ts';
import { mediaTypes } from './media-types.ts';
import { scopes } from './registered-tool.ts';

let connection: Connection;

beforeEach(async () => {
  connection = await Connection.open();
});

afterEach(() => connection.close());

const grade = () => connection.platform.gradebook.grade(connection.lineItemId, learnerSam.id);
const applications = () => connection.platform.gradebook.applications(connection.lineItemId, learnerSam.id);
const at = (milliseconds: number) => new Date(monday + milliseconds).toISOString();

test('a good score is answered by 200 and nothing, and stands in the gradebook in its points', async () => {
  const response = await connection.score({ scoreGiven: 1, scoreMaximum: 1, comment: 'Well observed.' });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe(`${mediaTypes.score}; charset=utf-8`);
  expect(await response.text()).toBe('');
  expect(grade()).toEqual({ points: 10, comment: 'Well observed.', modifiedAt: monday / 1000 });
  expect(applications()).toBe(1);
});

test('more than the maximum is cut', async () => {
  await connection.score({ scoreGiven: 5, scoreMaximum: 1 });
  expect(grade()?.points).toBe(10);
});

describe('refused with 400, the reason in the status line only', () => {
  test.each([
    ['no userId', { userId: undefined }],
    ['no timestamp', { timestamp: undefined }],
    ['a date instead of a time', { timestamp: '2026-11-23' }],
    ['a time in words', { timestamp: 'Mon, 23 Nov 2026 09:00:00 GMT' }],
    ['no activityProgress', { activityProgress: undefined }],
    ['no gradingProgress', { gradingProgress: undefined }],
    ['scoreGiven without scoreMaximum', { scoreMaximum: undefined }],
    ['a score in words', { scoreGiven: 'all' }],
    ['a teacher', { userId: teacherPriya.id }],
    ['an admin', { userId: adminAlex.id }],
    ['nobody', { userId: '99' }],
  ])('%s', async (_name, changes: Record<string, unknown>) => {
    const response = await connection.score(changes);
    expect(response.status).toBe(400);
    expect(response.statusText).toMatch(/^Incorrect score received/);
    expect(await response.text()).toBe('[]');
    expect(applications()).toBe(0);
  });

  test('a body that is not JSON', async () => {
    const response = await connection.call(connection.lineItemUrl('/scores'), {
      method: 'POST',
      type: mediaTypes.score,
      body: '{',
    });
    expect(response.status).toBe(400);
  });
});

test('progress outside the lists of the specification is not looked at', async () => {
  expect((await connection.score({ activityProgress: 'Whatever' })).status).toBe(200);
});

describe('media type', () => {
  test.each(['application/json', 'text/plain', mediaTypes.lineItem])('%s has no handler', async (type) => {
    const response = await connection.score({}, type);
    expect(response.status).toBe(400);
    expect(response.statusText).toMatch(/^No handler found for \/3\/lineitems\//);
    expect(applications()).toBe(0);
  });

  test('a charset is tolerated', async () => {
    expect((await connection.score({}, `${mediaTypes.score}; charset=utf-8`)).status).toBe(200);
  });
});

describe('timestamps count in whole seconds and must be later', () => {
  test.each([
    ['the same', 0, 409],
    ['later in the same second', 900, 409],
    ['older', -60_000, 409],
    ['a second later', 1000, 200],
  ])('%s', async (_name, later, status) => {
    await connection.score({ timestamp: at(0) });
    const response = await connection.score({ timestamp: at(later) });
    expect(response.status).toBe(status);
    if (status === 409) {
      expect(response.statusText).toMatch(/^Refusing score with an earlier timestamp/);
      expect(await response.text()).toBe('[]');
    }
    expect(applications()).toBe(status === 200 ? 2 : 1);
  });

  test('against what a teacher wrote by hand as well', async () => {
    const { platform, lineItemId } = connection;
    platform.gradebook.editByHand(lineItemId, learnerSam.id, {
      points: 3,
      comment: null,
      modifiedAt: monday / 1000 + 5,
    });
    expect((await connection.score({ timestamp: at(4000) })).status).toBe(409);
    expect(applications()).toBe(0);
    expect(grade()?.points).toBe(3);
  });

  test('of another learner are another matter', async () => {
    await connection.score();
    expect((await connection.score({ userId: '5' })).status).toBe(200);
  });

  test('by a profile that takes equal ones and says 400', async () => {
    await connection.close();
    connection = await Connection.open({ scores: { timestampRule: 'not-earlier', conflictStatus: 400 } });
    await connection.score();
    expect((await connection.score()).status).toBe(200);
    expect((await connection.score({ timestamp: at(-1000) })).status).toBe(400);
  });
});

describe('the grade is erased', () => {
  test.each([
    ['NotReady', { gradingProgress: 'NotReady' }],
    ['PendingManual', { gradingProgress: 'PendingManual' }],
    ['FullyGraded without a score', { scoreGiven: undefined, scoreMaximum: undefined }],
  ])('by %s', async (_name, changes: Record<string, unknown>) => {
    await connection.score();
    const response = await connection.score({ timestamp: at(1000), ...changes });
    expect(response.status).toBe(200);
    expect(grade()?.points).toBeNull();
  });

  test('but not on a profile that keeps it', async () => {
    await connection.close();
    connection = await Connection.open({ scores: { isErasedByProgress: false } });
    await connection.score();
    await connection.score({ timestamp: at(1000), gradingProgress: 'Pending' });
    expect(grade()?.points).toBe(10);
  });
});

test('a score without a comment erases the comment', async () => {
  await connection.score({ comment: 'Well observed.' });
  await connection.score({ timestamp: at(1000) });
  expect(grade()).toMatchObject({ points: 10, comment: null });
});

describe('access', () => {
  const post = (authorization: string | null, url = connection.lineItemUrl('/scores')) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': mediaTypes.score, ...(authorization && { authorization }) },
      body: '{}',
    });

  test('needs a token', async () => {
    expect((await post(null)).status).toBe(401);
    expect((await post('Bearer 0123456789abcdef0123456789abcdef')).status).toBe(401);
  });

  test('needs the scope of scores', async () => {
    expect((await post(`Bearer ${await connection.token(scopes.lineItem)}`)).status).toBe(401);
  });

  test('ends with the token', async () => {
    const bearer = `Bearer ${await connection.token()}`;
    connection.platform.expireTokens();
    expect((await post(bearer)).status).toBe(401);
  });

  test('is to the own tool type, course and line items only', async () => {
    const bearer = `Bearer ${await connection.token()}`;
    const url = connection.lineItemUrl('/scores');
    expect((await post(bearer, url.replace('type_id=1', 'type_id=2'))).status).toBe(401);
    expect((await post(bearer, url.replace('/3/lineitems', '/8/lineitems'))).status).toBe(404);
    expect((await post(bearer, url.replace(/lineitems\/\d+/, 'lineitems/99'))).status).toBe(404);
    const foreign = connection.platform.gradebook.addLineItem({
      label: 'x',
      scoreMaximum: 1,
      resourceId: '',
      tag: '',
      resourceLinkId: null,
      toolId: '2',
      isCoupled: false,
      submissionReview: null,
    });
    expect((await post(bearer, url.replace(/lineitems\/\d+/, `lineitems/${foreign.id}`))).status).toBe(404);
  });

  test('with /scores behind the query finds nothing', async () => {
    const url = `${connection.platform.lineItemUrl(connection.activity)}/scores`;
    expect((await post(`Bearer ${await connection.token()}`, url)).ok).toBe(false);
  });
});
