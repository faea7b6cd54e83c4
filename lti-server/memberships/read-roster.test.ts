import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Course } from '../../tests/platform/course.ts';
import { createDemoCourse, learnerSam } from '../../tests/platform/demo-course.ts';
import { engines } from '../../tests/support/databases.ts';
import { monday } from '../../tests/support/outbox.ts';
import { openToolAndPlatform, type ToolAndPlatform } from '../../tests/support/tool-and-platform.ts';
import { refreshRoster } from './read-roster.ts';

describe.each(engines)('the roster on %s', (engine) => {
  let pair: ToolAndPlatform;
  let now: number;
  beforeEach(async () => {
    now = monday;
    pair = await openToolAndPlatform(engine, { clock: () => now });
  });
  afterEach(() => pair.close());

  const context = () => ({
    registrationId: 'r1',
    deploymentId: pair.registered.deploymentId,
    contextId: pair.platform.course.id,
  });
  const refresh = () => refreshRoster(pair.tool, context());
  const memberships = () => pair.tool.db.selectFrom('membership').selectAll().orderBy('sub').execute();
  const people = () => pair.tool.db.selectFrom('person').select(['sub', 'name']).orderBy('sub').execute();
  const age = () => pair.tool.db.selectFrom('context').select('roster_read_at').executeTakeFirst();

  const setFamily = (platform_family: string | null) =>
    pair.tool.db.updateTable('registration').set({ platform_family }).execute();

  test('is stored with names, context roles and the time', async () => {
    await setFamily('another');
    expect(await refresh()).toEqual({ readAt: monday, problem: null });
    expect(await memberships()).toMatchObject([
      { sub: '3', role: 'instructor', listed_at: monday, launched_at: null },
      { sub: '4', role: 'learner', listed_at: monday },
      { sub: '5', role: 'learner', listed_at: monday },
    ]);
    expect(await people()).toContainEqual({ sub: '4', name: 'Sam Okafor' });
    expect(await age()).toEqual({ roster_read_at: monday });
  });

  test('is of learners alone where the platform can tell them apart', async () => {
    await refresh();
    expect((await memberships()).map(({ sub }) => sub)).toEqual(['4', '5']);
    expect(pair.platform.journal.matching('/memberships').map(({ url }) => url)).toEqual([
      expect.stringMatching(/\?role=[^&]*membership%23Learner$/),
    ]);
  });

  test('is of everybody after all when the filter finds nobody', async () => {
    pair.platform.faults.answerNext('memberships', { status: 200, body: '{"members":[]}' });
    await refresh();
    expect((await memberships()).map(({ sub }) => sub)).toEqual(['3', '4', '5']);
  });

  test('tells who left by an older time, and who came', async () => {
    await refresh();
    now += 60_000;
    pair.platform.course.people.splice(0, 1, { ...learnerSam, id: '77' });
    await refresh();
    expect((await memberships()).map(({ sub, listed_at }) => [sub, listed_at])).toEqual([
      ['4', monday],
      ['5', now],
      ['77', now],
    ]);
  });

  test('keeps a name that the platform tells no more, and the launch of a member', async () => {
    await refresh();
    await pair.tool.db.updateTable('membership').set({ launched_at: 9, role: 'instructor' }).execute();
    pair.platform.faults.answerNext('memberships', {
      status: 200,
      body: '{"members":[{"user_id":"4","roles":["Learner"]},{"user_id":"5","status":"Inactive","roles":["Learner"]}]}',
    });
    now += 1000;
    expect(await refresh()).toEqual({ readAt: now, problem: null });
    expect(await people()).toContainEqual({ sub: '4', name: 'Sam Okafor' });
    expect(await memberships()).toMatchObject([
      { sub: '4', role: 'learner', listed_at: now, launched_at: 9 },
      { sub: '5', listed_at: monday },
    ]);
  });

  test.each([
    ['refuses', { status: 403 }, 'refused', 403],
    ['is away', { status: 503 }, 'no-answer', 503],
    ['talks nonsense', { status: 200, body: '<html>' }, 'unreadable', null],
  ])('that the platform %s keeps the last list and says why', async (_, answer, fault, status) => {
    await refresh();
    await pair.tool.db.updateTable('registration').set({ platform_family: null }).execute();
    now += 1000;
    pair.platform.faults.answerNext('memberships', answer);
    expect(await refresh()).toEqual({ readAt: monday, problem: { fault, platformFamily: null, status } });
    expect(await memberships()).toHaveLength(2);
    expect(await age()).toEqual({ roster_read_at: monday });
  });

  test('that the platform does not offer is told as such', async () => {
    await pair.tool.db.updateTable('context').set({ memberships_url: null }).execute();
    expect(await refresh()).toEqual({
      readAt: null,
      problem: { fault: 'no-service', platformFamily: 'moodle', status: null },
    });
    expect(pair.platform.journal.requests).toEqual([]);
  });

  test('without the scope says that the sign-in was refused', async () => {
    pair.registered.scopes = [];
    expect((await refresh()).problem).toMatchObject({ fault: 'no-token' });
  });

  test('is asked for once by two people at once', async () => {
    await Promise.all([refresh(), refresh()]);
    expect(pair.platform.journal.matching('/memberships')).toHaveLength(1);
  });
});

test('a large roster is stored whole', async () => {
  const { people } = createDemoCourse();
  const crowd = Array.from({ length: 1700 }, (_, place) => ({ ...people[0]!, id: String(place + 100) }));
  for (const engine of engines) {
    const pair = await openToolAndPlatform(engine, { courses: [new Course('3', 'L', 'Leading', crowd)] });
    const key = { registrationId: 'r1', deploymentId: pair.registered.deploymentId, contextId: '3' };
    expect((await refreshRoster(pair.tool, key)).problem).toBeNull();
    const counted = await pair.tool.db
      .selectFrom('membership')
      .select((eb) => eb.fn.countAll().as('n'))
      .executeTakeFirst();
    expect(Number(counted?.n)).toBe(1700);
    await pair.close();
  }
});
