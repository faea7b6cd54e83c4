import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { engines } from '../../tests/support/databases.ts';
import { addRegistration, completionOf, readScores, record } from '../../tests/support/outbox.ts';
import { serve, type SmallServer } from '../../tests/support/serve-json.ts';
import { openTestTool } from '../../tests/support/test-tool.ts';
import type { Tool } from '../tool.ts';
import { startSender, wakeSender, type Sender } from './sender.ts';

/** A platform that gives tokens at once and answers scores when it is told to; it counts how many it has in hand. */
async function openSlowPlatform() {
  const waiting: (() => void)[] = [];
  const seen = { most: 0, scores: 0 };
  const server = await serve((request, response) => {
    if (request.url === '/token') {
      response.end('{"access_token":"t","expires_in":3600}');
      return;
    }
    seen.scores += 1;
    waiting.push(() => response.end());
    seen.most = Math.max(seen.most, waiting.length);
  });
  return { ...server, seen, waiting, answerOne: () => waiting.shift()?.() };
}

/** The first send makes the tool's first key, which takes a while on a busy machine. */
const patience = { timeout: 10_000 };

describe.each(engines)('the sender on %s', (engine) => {
  let tool: Tool;
  let platform: SmallServer & { seen: { most: number; scores: number }; waiting: unknown[]; answerOne(): void };
  let sender: Sender | undefined;
  beforeEach(async () => {
    tool = await openTestTool(engine);
    platform = await openSlowPlatform();
  });
  afterEach(async () => {
    while (platform.waiting.length > 0) platform.answerOne();
    await sender?.stop();
    await platform.close();
    await tool.close();
  });

  async function complete(registrationId: string, sub: string) {
    await record(tool.db, {
      ...completionOf(registrationId, sub, Date.now()),
      lineItemUrl: `${platform.url}/${registrationId}/lineitem`,
    });
  }
  const states = async () => (await readScores(tool.db)).map((score) => score.state);

  test('sends what waits from before its start, and what it is woken for', async () => {
    await addRegistration(tool.db, 'r1', { token_url: `${platform.url}/token` });
    await complete('r1', '4');
    sender = startSender(tool);
    await expect.poll(() => platform.waiting.length, patience).toBe(1);
    platform.answerOne();
    await expect.poll(states, patience).toEqual(['sent']);
    await complete('r1', '5');
    wakeSender(tool);
    await expect.poll(() => platform.waiting.length, { timeout: 2000 }).toBe(1);
    platform.answerOne();
    await expect.poll(states, patience).toEqual(['sent', 'sent']);
  });

  test('has one score of a registration in hand, and several registrations side by side', async () => {
    for (const registration of ['r1', 'r2', 'r3']) {
      await addRegistration(tool.db, registration, { token_url: `${platform.url}/token` });
      for (const sub of ['4', '5']) await complete(registration, sub);
    }
    sender = startSender(tool);
    await expect.poll(() => platform.waiting.length, patience).toBe(3);
    for (let answered = 0; answered < 6; answered += 1) {
      await expect.poll(() => platform.waiting.length, patience).toBeGreaterThan(0);
      platform.answerOne();
    }
    await expect.poll(states, patience).toEqual(Array(6).fill('sent'));
    expect(platform.seen).toEqual({ most: 3, scores: 6 });
  });

  test('finishes the sends in hand before it stops, and takes nothing more', async () => {
    await addRegistration(tool.db, 'r1', { token_url: `${platform.url}/token` });
    await complete('r1', '4');
    await complete('r1', '5');
    sender = startSender(tool);
    await expect.poll(() => platform.waiting.length, patience).toBe(1);
    const hasStopped = vi.fn();
    const stopping = sender.stop().then(hasStopped);
    sender.wake();
    expect(hasStopped).not.toHaveBeenCalled();
    platform.answerOne();
    await stopping;
    expect((await states()).toSorted()).toEqual(['sent', 'waiting']);
    expect(platform.seen.scores).toBe(1);
  });
});

test('a database that cannot be read does not end the sender', async () => {
  const tool = await openTestTool('sqlite');
  await tool.db.schema.dropTable('score').execute();
  const warn = vi.spyOn(tool.log, 'warn');
  const sender = startSender(tool);
  await expect.poll(() => warn.mock.calls.length).toBeGreaterThan(0);
  sender.wake();
  await sender.stop();
  await tool.close();
});
