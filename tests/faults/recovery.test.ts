// A platform that comes back after days meets thousands of scores: one after the other, the oldest first, each once.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startSender, type Sender } from '../../lti-server/gradebook/sender.ts';
import { openTool, type Tool } from '../../lti-server/tool.ts';
import { engines } from '../support/databases.ts';
import { addRegistration, completionOf, monday, record, sendDue } from '../support/outbox.ts';
import { serve, type SmallServer } from '../support/serve-json.ts';
import { openTestTool } from '../support/test-tool.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const registrations = ['r1', 'r2'];
const scoresOfEach = process.env['TEND_LONG_TESTS'] ? 2500 : 250;
/** What the platform takes from one tool before it asks for a rest. */
const bucket = 60;
const rest = 30;

interface Throttle {
  isDown: boolean;
  inHand: number;
  mostInHand: number;
  /** Requests of any kind. */
  asked: number;
  throttled: number;
  /** Asked again before the rest was over. */
  tooSoon: number;
  arrived: Map<string, string[]>;
}

/** A platform that throttles as Canvas does: a bucket for each tool, empty after `bucket` scores, full after a rest. */
async function openThrottlingPlatform(clock: () => number): Promise<SmallServer & { seen: Throttle }> {
  const seen: Throttle = {
    ...{ isDown: false, inHand: 0, mostInHand: 0, asked: 0, throttled: 0, tooSoon: 0 },
    arrived: new Map(registrations.map((id) => [id, []])),
  };
  const left = new Map(registrations.map((id) => [id, bucket]));
  const fullAt = new Map<string, number>();
  const server = await serve(async (request, response) => {
    seen.asked += 1;
    const registration = request.url?.split('/')[1] ?? '';
    if (seen.isDown) {
      response.writeHead(503, { 'Content-Type': 'text/html' }).end('<h1>Maintenance');
      return;
    }
    if (request.url?.endsWith('/token')) {
      response.end('{"access_token":"t","expires_in":3600}');
      return;
    }
    seen.inHand += 1;
    seen.mostInHand = Math.max(seen.mostInHand, seen.inHand);
    let body = '';
    for await (const part of request.setEncoding('utf8')) body += part;
    seen.inHand -= 1;
    const full = fullAt.get(registration);
    if (full !== undefined) {
      if (clock() < full) seen.tooSoon += 1;
      fullAt.delete(registration);
      left.set(registration, bucket);
    }
    if (left.get(registration) === 0) {
      seen.throttled += 1;
      fullAt.set(registration, clock() + rest * 1000);
      response.writeHead(429, { 'Retry-After': String(rest) }).end('Rate Limit Exceeded');
      return;
    }
    left.set(registration, (left.get(registration) ?? 0) - 1);
    seen.arrived.get(registration)?.push((JSON.parse(body) as { userId: string }).userId);
    response.end();
  });
  return { ...server, seen };
}

describe.each(engines)('after days without the platform, on %s', (engine) => {
  let tool: Tool;
  let second: Tool;
  let platform: Awaited<ReturnType<typeof openThrottlingPlatform>>;
  let senders: Sender[];
  let now = monday;
  const clock = () => now;
  beforeEach(async () => {
    now = monday;
    senders = [];
    tool = await openTestTool(engine, { clock });
    // An embedded database has one server.
    second =
      engine === 'postgres' ? openTool({ ...tool, content: { modules: [], nudges: [], paths: [] }, clock }) : tool;
    platform = await openThrottlingPlatform(clock);
    for (const id of registrations) {
      await addRegistration(tool.db, id, { token_url: `${platform.url}/${id}/token` });
    }
  });
  afterEach(async () => {
    await Promise.all(senders.map((sender) => sender.stop()));
    if (second !== tool) await second.close();
    await platform.close();
    await tool.close();
  });

  test('scores arrive once, the oldest first, a few at a time', async () => {
    platform.seen.isDown = true;
    const outage = 3 * day;
    const names = Array.from({ length: scoresOfEach }, (_, place) => `learner-${place}`);
    const steps = 50;
    for (let step = 0; step < steps; step += 1) {
      const started = Math.ceil((step * scoresOfEach) / steps);
      const ended = Math.ceil(((step + 1) * scoresOfEach) / steps);
      for (const [place, sub] of names.slice(started, ended).entries()) {
        for (const id of registrations) {
          const lineItemUrl = `${platform.url}/${id}/lineitem`;
          await record(tool.db, { ...completionOf(id, sub, now + place * 1000), lineItemUrl });
        }
      }
      now += outage / steps;
      await sendDue(tool);
    }
    // Fifty looks at a platform that is away, and not thousands of scores that each ask.
    expect(platform.seen.asked).toBeLessThanOrEqual(steps * registrations.length);

    platform.seen.isDown = false;
    now += minute * 15;
    senders = second === tool ? [startSender(tool)] : [startSender(tool), startSender(second)];
    const count = () => [...platform.seen.arrived.values()].flat().length;
    while (count() < registrations.length * scoresOfEach) {
      now += 1000;
      for (const sender of senders) sender.wake();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    for (const id of registrations) expect(platform.seen.arrived.get(id), id).toEqual(names);
    expect(platform.seen.mostInHand).toBeLessThanOrEqual(registrations.length);
    expect(platform.seen.throttled).toBe(registrations.length * Math.floor((scoresOfEach - 1) / bucket));
    expect(platform.seen.tooSoon).toBe(0);
  }, 240_000);
});
