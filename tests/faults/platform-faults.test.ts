// Whatever goes wrong on the platform's side: an acknowledged completion waits for it, and then counts once.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ScoreReason } from '../../lti-server/gradebook/classify-answer.ts';
import { faultyAnswers, type FaultyAnswer } from '../platform/faults.ts';
import { engines } from '../support/databases.ts';
import { completionOf, monday, readScore, readScores, record, sendDue } from '../support/outbox.ts';
import { openToolAndPlatform, type ToolAndPlatform } from '../support/tool-and-platform.ts';

const minute = 60_000;
const learners = ['4', '5'];
const page: FaultyAnswer = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<!doctype html><h1>Sign in',
};

interface Trouble {
  name: string;
  reason: ScoreReason;
  begin(pair: ToolAndPlatform): unknown;
  end?(pair: ToolAndPlatform): unknown;
}

const answers =
  (endpoint: 'scores' | 'token', answer: FaultyAnswer) =>
  ({ platform }: ToolAndPlatform) =>
    platform.faults.answerNext(endpoint, answer, 3);
const withClock = (milliseconds: number) => ({
  begin: ({ platform }: ToolAndPlatform) => (platform.faults.clockOffsetMs = milliseconds),
  end: ({ platform }: ToolAndPlatform) => (platform.faults.clockOffsetMs = 0),
});

const troubles: readonly Trouble[] = [
  {
    name: 'down',
    reason: 'unreachable',
    begin: ({ platform }) => platform.setDown(true),
    end: ({ platform }) => platform.setDown(false),
  },
  {
    name: 'cut off before it acts',
    reason: 'no-answer',
    begin: ({ platform }) => platform.faults.dropNext('scores', 'before'),
  },
  {
    name: 'cut off after it acted',
    reason: 'no-answer',
    begin: ({ platform }) => platform.faults.dropNext('scores', 'after'),
  },
  { name: 'answering HTML', reason: 'unexpected-answer', begin: answers('scores', page) },
  { name: 'answering HTML for a token', reason: 'unexpected-answer', begin: answers('token', page) },
  {
    name: 'sending us elsewhere',
    reason: 'unexpected-answer',
    begin: answers('scores', { status: 302, headers: { location: '/login' } }),
  },
  { name: '500', reason: 'platform-away', begin: answers('scores', faultyAnswers.serverError) },
  { name: '503', reason: 'platform-away', begin: answers('scores', faultyAnswers.unavailable) },
  { name: '429 with Retry-After', reason: 'throttled', begin: answers('scores', faultyAnswers.tooManyRequests(90)) },
  { name: '429 without Retry-After', reason: 'throttled', begin: answers('scores', { status: 429 }) },
  {
    name: '429 for a token',
    reason: 'throttled',
    begin: answers('token', { status: 429, headers: { 'retry-after': '90' } }),
  },
  {
    name: 'holding the wrong key set of ours',
    reason: 'no-token',
    begin: ({ registered, platform }) => Object.assign(registered, { jwksUrl: platform.jwksUrl }),
    end: ({ registered, tool }) => Object.assign(registered, { jwksUrl: keysOf.get(tool) }),
  },
  { name: 'five minutes ahead', reason: 'no-token', ...withClock(5 * minute) },
  { name: 'five minutes behind', reason: 'no-token', ...withClock(-5 * minute) },
];

/** Where each tool's keys really are. */
const keysOf = new WeakMap<object, string>();

describe.each(engines)('a platform that is in trouble, and a tool on %s', (engine) => {
  let pair: ToolAndPlatform;
  let now: number;
  beforeEach(async () => {
    now = monday;
    pair = await openToolAndPlatform(engine, { clock: () => now });
    keysOf.set(pair.tool, pair.registered.jwksUrl);
  });
  afterEach(() => pair.close());

  const complete = (sub: string) =>
    record(pair.tool.db, {
      ...completionOf('r1', sub, now),
      ...{ deploymentId: pair.registered.deploymentId, contextId: pair.platform.course.id },
      lineItemUrl: pair.lineItemUrl,
    });
  const arrived = () => learners.map((sub) => pair.platform.gradebook.applications(pair.lineItemId, sub));

  test.each(troubles)('$name', async ({ reason, begin, end }) => {
    await begin(pair);
    await complete('4');
    await sendDue(pair.tool);
    expect(await readScore(pair.tool.db)).toMatchObject({ state: 'waiting', last_reason: reason });
    now += minute;
    await complete('5');
    for (let time = 0; time < 3; time += 1) {
      await sendDue(pair.tool);
      now += 2 * minute;
    }
    await end?.(pair);
    now += 60 * minute;
    await sendDue(pair.tool);
    expect((await readScores(pair.tool.db)).map(({ state }) => state)).toEqual(['sent', 'sent']);
    expect(arrived()).toEqual([1, 1]);
  });

  test('an expired token mid-run', async () => {
    for (const sub of learners) {
      await complete(sub);
      await sendDue(pair.tool);
      pair.platform.expireTokens();
    }
    expect(arrived()).toEqual([1, 1]);
  });
});

test('slow: an answer that comes after a minute is not waited for, and the score that it was about counts once', async () => {
  let now = monday;
  const pair = await openToolAndPlatform('sqlite', { clock: () => now });
  pair.platform.faults.hangNext('scores', 'after');
  await record(pair.tool.db, {
    ...completionOf('r1', '4', now),
    ...{ deploymentId: pair.registered.deploymentId, contextId: pair.platform.course.id },
    lineItemUrl: pair.lineItemUrl,
  });
  await sendDue(pair.tool);
  expect(await readScore(pair.tool.db)).toMatchObject({ state: 'waiting', last_reason: 'no-answer', is_uncertain: 1 });
  now += minute;
  await sendDue(pair.tool);
  expect(await readScore(pair.tool.db)).toMatchObject({ state: 'sent' });
  expect(pair.platform.gradebook.applications(pair.lineItemId, '4')).toBe(1);
  await pair.close();
});
