import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Connection, monday } from './connect-stand-in.ts';
import { faultyAnswers } from './faults.ts';

let connection: Connection;

beforeEach(async () => {
  connection = await Connection.open();
});

afterEach(() => connection.close());

const applications = () => connection.platform.gradebook.applications(connection.lineItemId, '4');

test('down means refused, and up again means the same port with everything remembered', async () => {
  const { platform } = connection;
  await connection.score();
  await platform.setDown(true);
  // Not by fetch, which may try a connection that it kept.
  const socket = connect(Number(new URL(platform.url).port), '127.0.0.1');
  const refused = await new Promise((resolve) => socket.once('error', resolve));
  expect(refused).toMatchObject({ code: 'ECONNREFUSED' });
  await platform.setDown(false);
  expect((await fetch(platform.jwksUrl)).status).toBe(200);
  expect(applications()).toBe(1);
});

describe('faulty answers', () => {
  test('come as often as asked for, and the score has no effect', async () => {
    const { faults } = connection.platform;
    faults.answerNext('scores', faultyAnswers.tooManyRequests(7), 2);
    const first = await connection.score();
    expect(first.status).toBe(429);
    expect(first.headers.get('retry-after')).toBe('7');
    expect((await connection.score()).status).toBe(429);
    expect(applications()).toBe(0);
    expect((await connection.score()).status).toBe(200);
  });

  test('come in order', async () => {
    const { faults } = connection.platform;
    faults.answerNext('scores', faultyAnswers.rateLimitedAsForbidden);
    faults.answerNext('scores', faultyAnswers.notFoundEmpty);
    faults.answerNext('scores', faultyAnswers.serverError);
    const forbidden = await connection.score();
    expect([forbidden.status, await forbidden.text()]).toEqual([403, '403 Forbidden (Rate Limit Exceeded)']);
    const missing = await connection.score();
    expect([missing.status, await missing.text()]).toEqual([404, '']);
    const broken = await connection.score();
    expect([broken.status, broken.headers.get('content-type')]).toEqual([500, 'text/html']);
  });

  test('meet only their endpoint', async () => {
    connection.platform.faults.answerNext('token', faultyAnswers.unavailable);
    expect((await fetch(connection.platform.jwksUrl)).status).toBe(200);
    expect((await connection.askToken()).status).toBe(503);
    expect((await connection.askToken()).status).toBe(200);
  });
});

describe('an uncertain send', () => {
  test.each([
    ['before', 0],
    ['after', 1],
  ] as const)('is cut off %s the score has effect', async (when, count) => {
    connection.platform.faults.dropNext('scores', when);
    await expect(connection.score()).rejects.toThrow('fetch failed');
    expect(applications()).toBe(count);
    const second = await connection.score();
    expect(second.status).toBe(count === 1 ? 409 : 200);
  });

  test.each([
    ['before', 0],
    ['after', 1],
  ] as const)('hangs %s the score has effect, until it is released', async (when, count) => {
    const { faults } = connection.platform;
    faults.hangNext('scores', when);
    const sending = connection.score().catch((error: unknown) => error);
    await vi.waitFor(() => expect(faults.hanging).toBe(1));
    expect(applications()).toBe(count);
    faults.release();
    expect(await sending).toBeInstanceOf(Error);
    expect(connection.platform.journal.matching('/scores')[0]?.status).toBeNull();
  });

  test('ends for the platform when the tool gives up', async () => {
    const { faults } = connection.platform;
    faults.hangNext('token', 'before');
    const control = new AbortController();
    const sending = connection.askToken({}, { signal: control.signal }).catch((error: unknown) => error);
    await vi.waitFor(() => expect(faults.hanging).toBe(1));
    control.abort();
    await sending;
    await vi.waitFor(() => expect(faults.hanging).toBe(0));
  });
});

test('the journal holds what came and what was answered', async () => {
  await connection.score();
  const [entry] = connection.platform.journal.matching('/scores', 'POST');
  expect(entry).toMatchObject({ at: monday, method: 'POST', status: 200 });
  expect(entry?.headers.authorization).toMatch(/^Bearer [0-9a-f]{32}$/);
  expect(JSON.parse(entry?.body ?? '')).toMatchObject({ userId: '4' });
});

test('expired tokens are answered 401', async () => {
  const url = connection.lineItemUrl();
  const headers = { authorization: `Bearer ${await connection.token()}` };
  expect((await fetch(url, { headers })).status).toBe(200);
  connection.platform.expireTokens();
  expect((await fetch(url, { headers })).status).toBe(401);
});
