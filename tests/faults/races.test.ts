// Two instances of the server on one PostgreSQL, as behind a balancer: what arrives many times at once counts once.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSender, type Sender } from '../../lti-server/gradebook/sender.ts';
import { buildServer } from '../../lti-server/server.ts';
import { openTool, type Tool } from '../../lti-server/tool.ts';
import { bootOf, prepareLaunch, startLaunchRig, type LaunchRig } from '../conformance/launch-rig.ts';
import { learnerSam } from '../platform/demo-course.ts';
import { readScores } from '../support/outbox.ts';
import { testModules } from '../support/test-modules.ts';

const atOnce = 16;

let rig: LaunchRig;
let other: Tool;
let senders: Sender[];
let urls: string[];
let close: () => Promise<void>;
beforeEach(async () => {
  rig = await startLaunchRig('postgres');
  const { configuration, log } = rig.tool;
  other = openTool({ configuration, log, content: { modules: testModules, nudges: [], paths: [] } });
  const server = await buildServer(other);
  const address = await server.listen({ port: 0, host: '127.0.0.1' });
  urls = [rig.url, address.replace('127.0.0.1', 'localhost')];
  senders = [];
  close = async () => {
    await Promise.all(senders.map((sender) => sender.stop()));
    await server.close();
    await other.close();
    await rig.close();
  };
});
afterEach(() => close());

const urlOf = (place: number) => urls[place % urls.length] ?? '';
const many = <T>(work: (url: string) => Promise<T>) =>
  Promise.all(Array.from({ length: atOnce }, (_, place) => work(urlOf(place))));

test('the same launch posted 16 times at once on two instances opens one session', async () => {
  const { visitor, fields } = await prepareLaunch(rig);
  const answers = await many((url) => visitor.post(`${url}/lti/launch`, fields));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
    200,
    ...Array.from({ length: atOnce - 1 }, () => 409),
  ]);
  expect(await rig.countSessions()).toBe(1);
  expect(answers.filter(({ body }) => body.includes('id="tend-launch"'))).toHaveLength(1);
});

test('16 launches of one person at once are 16 sessions of one person, with one attempt', async () => {
  const prepared = await Promise.all(Array.from({ length: atOnce }, () => prepareLaunch(rig)));
  const answers = await Promise.all(
    prepared.map(({ visitor, fields }, place) => visitor.post(`${urlOf(place)}/lti/launch`, fields)),
  );
  for (const answer of answers) bootOf(answer);
  expect(await rig.countSessions()).toBe(atOnce);
  for (const table of ['person', 'attempt', 'resource_link', 'context'] as const) {
    expect(await rig.tool.db.selectFrom(table).selectAll().execute(), table).toHaveLength(1);
  }
});

test('completions at once, on both instances and with both senders awake, become one score', async () => {
  const { token, module } = bootOf(await rig.launch());
  const steps = module?.steps ?? [];
  const take = (url: string, step: string) =>
    fetch(`${url}/api/steps`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ step }),
    });
  for (const step of steps.slice(0, -1)) expect((await take(rig.url, step)).status).toBe(200);
  senders = [rig.tool, other].map((tool) => startSender(tool));
  const answers = await many(async (url) => {
    const answer = await take(url, steps.at(-1) ?? '');
    return { status: answer.status, body: (await answer.json()) as { completedNow: boolean } };
  });
  expect(answers.map(({ status }) => status)).toEqual(Array(atOnce).fill(200));
  expect(answers.filter(({ body }) => body.completedNow)).toHaveLength(1);
  await expect
    .poll(async () => (await readScores(rig.tool.db)).map(({ state }) => state), { timeout: 20_000 })
    .toEqual(['sent']);
  const column = rig.platform.gradebook.lineItemOf(rig.link.id)?.id ?? '';
  expect(rig.platform.gradebook.applications(column, learnerSam.id)).toBe(1);
  expect(rig.platform.journal.matching('/scores', 'POST')).toHaveLength(1);
});
