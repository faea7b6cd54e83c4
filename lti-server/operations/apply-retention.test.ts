import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engines, openTestDatabase, type TestDatabase } from '../../tests/support/databases.ts';
import { addRegistration, completionOf, monday, record } from '../../tests/support/outbox.ts';
import type { AttemptRow, MembershipRow, PersonRow, ScoreRow } from '../database/schema.ts';
import { applyRetention, retentionCutoff, type RetentionOptions } from './apply-retention.ts';
import { findUnseen, forgetPeople } from './forget-people.ts';

const day = 24 * 3_600_000;
const month = 31 * day;

test.each([
  ['2026-11-23', 1, '2026-10-23'],
  ['2026-11-23', 24, '2024-11-23'],
  ['2026-01-15', 3, '2025-10-15'],
])('%s, %i months back, is %s', (now, months, then) => {
  expect(new Date(retentionCutoff(Date.parse(now), months)).toISOString().slice(0, 10)).toBe(then);
});

describe.each(engines)('what has been kept long enough, on %s', (engine) => {
  let database: TestDatabase;
  let now: number;
  beforeEach(async () => {
    database = await openTestDatabase(engine);
    now = monday;
    await addRegistration(database.db, 'r-1');
    await addRegistration(database.db, 'r-2', { allow_anonymous: 1 });
  });
  afterEach(() => database.close());

  const apply = (options: RetentionOptions = {}, retentionMonths: number | null = 12) =>
    applyRetention(
      { db: database.db, clock: () => now, configuration: { retentionMonths } },
      { rest: async () => {}, ...options },
    );
  async function addPerson(sub: string, change: Partial<PersonRow> = {}): Promise<void> {
    const row = { registration_id: 'r-1', sub, name: `Person ${sub}`, is_test_user: 0 as const, updated_at: monday };
    await database.db
      .insertInto('person')
      .values({ ...row, ...change })
      .execute();
  }
  async function addMembership(sub: string, change: Partial<MembershipRow> = {}): Promise<void> {
    const key = { registration_id: 'r-1', deployment_id: '1', context_id: '3', sub };
    await database.db
      .insertInto('membership')
      .values({ ...key, role: 'learner', listed_at: null, launched_at: monday, ...change })
      .execute();
  }
  async function addAttempt(sub: string, change: Partial<AttemptRow> = {}): Promise<void> {
    await database.db
      .insertInto('attempt')
      .values({
        ...{ registration_id: 'r-1', deployment_id: '1', resource_link_id: 'link-1', context_id: '3', sub },
        ...{ module_id: 'notice', module_version: 1, done_steps: '{}' },
        ...{ started_at: monday, updated_at: monday, completed_at: monday },
        ...change,
      })
      .execute();
  }
  async function addScore(sub: string, change: Partial<ScoreRow>, registrationId = 'r-1'): Promise<void> {
    await record(database.db, completionOf(registrationId, sub));
    await database.db
      .updateTable('score')
      .set(change)
      .where('registration_id', '=', registrationId)
      .where('sub', '=', sub)
      .execute();
  }
  async function addAll(sub: string): Promise<void> {
    await addPerson(sub);
    await addMembership(sub);
    await addAttempt(sub);
    await addScore(sub, { state: 'sent', sent_at: monday });
  }
  const subsIn = async (table: 'person' | 'membership' | 'attempt' | 'score') =>
    (await database.db.selectFrom(table).select('sub').orderBy('sub').execute()).map(({ sub }) => sub);

  test('goes with everything that was kept of somebody who was not seen for a year', async () => {
    await addAll('4');
    now = monday + 13 * month;
    expect(await apply()).toMatchObject({ people: 1 });
    for (const table of ['person', 'membership', 'attempt', 'score'] as const) expect(await subsIn(table)).toEqual([]);
    expect(await apply()).toMatchObject({ people: 0 });
  });

  test('is not yet there after eleven months, and never where nothing is set', async () => {
    await addAll('4');
    now = monday + 11 * 30 * day;
    expect(await apply()).toMatchObject({ people: 0 });
    now = monday + 13 * month;
    expect(await apply({}, null)).toMatchObject({ people: 0 });
    expect(await subsIn('person')).toEqual(['4']);
    expect(await subsIn('attempt')).toEqual(['4']);
  });

  test('is counted beforehand, and stays', async () => {
    await addAll('4');
    await addPerson('5', { updated_at: monday + 12 * month });
    now = monday + 15 * month;
    expect(await apply({ isTrial: true })).toEqual({
      people: 1,
      anonymousAttempts: 0,
      arrivedScores: 1,
      retiredKeys: 0,
    });
    expect(await subsIn('score')).toEqual(['4']);
    expect(await apply()).toMatchObject({ people: 1 });
    expect(await subsIn('person')).toEqual(['5']);
  });

  test.each<[string, (later: number) => Promise<void>]>([
    ['launched something', (later) => addMembership('4', { launched_at: later })],
    ['was on a list of participants', (later) => addMembership('4', { listed_at: later })],
    ['did a step', (later) => addAttempt('4', { updated_at: later })],
    ['has a score that still waits', () => addScore('4', { state: 'waiting' })],
    ['has a score that is being sent', () => addScore('4', { state: 'sending' })],
  ])('is not what is kept of somebody who %s', async (_, happen) => {
    await addPerson('4');
    await happen(monday + 12 * month);
    now = monday + 13 * month;
    expect(await apply()).toMatchObject({ people: 0 });
    expect(await subsIn('person')).toEqual(['4']);
  });

  test.each(['sent', 'refused', 'superseded'] as const)('takes a score that is %s along', async (state) => {
    await addPerson('4');
    await addScore('4', { state });
    now = monday + 13 * month;
    await apply();
    expect(await subsIn('score')).toEqual([]);
  });

  test('leaves somebody of the same id elsewhere alone', async () => {
    await addAll('4');
    await addPerson('4', { registration_id: 'r-2', updated_at: monday + 12 * month });
    await addMembership('4', { registration_id: 'r-2' });
    now = monday + 13 * month;
    expect(await apply()).toMatchObject({ people: 1 });
    expect(await database.db.selectFrom('person').select('registration_id').execute()).toEqual([
      { registration_id: 'r-2' },
    ]);
    expect(await subsIn('membership')).toEqual(['4']);
  });

  test('is found among thousands, page by page; stopped between two pages, it goes on the next time', async () => {
    const rows = Array.from({ length: 1100 }, (_, index) => ({
      ...{ registration_id: index % 2 ? 'r-1' : 'r-2', sub: String(index), name: null, is_test_user: 0 as const },
      updated_at: index % 10 ? monday : monday + 12 * month,
    }));
    for (let start = 0; start < rows.length; start += 550) {
      await database.db
        .insertInto('person')
        .values(rows.slice(start, start + 550))
        .execute();
    }
    now = monday + 13 * month;
    const stopping = new AbortController();
    const rest = async () => stopping.abort();
    const first = await apply({ rest, signal: stopping.signal });
    expect(first.people).toBeGreaterThan(0);
    expect(first.people).toBeLessThan(990);
    expect(first.people + (await apply()).people).toBe(990);
    expect(await subsIn('person')).toHaveLength(110);
  });

  test('keeps whoever comes back between the look and the erasure', async () => {
    await addAll('4');
    now = monday + 13 * month;
    const cutoff = retentionCutoff(now, 12);
    const { value: unseen } = await findUnseen(database.db, 'r-1', cutoff).next();
    expect(unseen).toEqual(['4']);
    await database.db.updateTable('person').set({ updated_at: now }).execute();
    expect(await forgetPeople(database.db, 'r-1', ['4'], cutoff)).toBe(0);
    expect(await subsIn('attempt')).toEqual(['4']);
  });

  test('is what an anonymous visitor did, after a day, though people are kept for ever', async () => {
    const registration = { registration_id: 'r-2' };
    await addAttempt('anonymous:1', registration);
    await addAttempt('anonymous:2', { ...registration, updated_at: monday + 2 * day });
    await addAttempt('4', registration);
    now = monday + 2 * day;
    expect(await apply({ isTrial: true }, null)).toMatchObject({ anonymousAttempts: 1 });
    expect(await apply({}, null)).toMatchObject({ anonymousAttempts: 1 });
    expect(await subsIn('attempt')).toEqual(['4', 'anonymous:2']);
  });

  test('is a score that arrived more than a year ago, and none that did not', async () => {
    for (const [sub, state] of [
      ['4', 'sent'],
      ['5', 'refused'],
      ['6', 'waiting'],
      ['7', 'superseded'],
    ] as const) {
      await addScore(sub, { state });
    }
    await addScore('8', { state: 'sent', updated_at: monday + 300 * day });
    now = monday + 401 * day;
    expect(await apply({}, null)).toMatchObject({ arrivedScores: 1 });
    expect(await subsIn('score')).toEqual(['5', '6', '7', '8']);
    now = monday + 399 * day;
    expect(await apply({}, null)).toMatchObject({ arrivedScores: 0 });
  });

  test('leaves behind, with the attempt, that its score arrived, and when', async () => {
    for (const sub of ['4', '5', '6']) await addAttempt(sub, sub === '6' ? { completed_at: null } : {});
    await addAttempt('4', { resource_link_id: 'link-2' });
    await addScore('4', { state: 'sent', sent_at: monday + day });
    await addScore('5', { state: 'refused' });
    now = monday + 401 * day;
    await apply({ isTrial: true }, null);
    const arrived = async () =>
      (await database.db.selectFrom('attempt').selectAll().orderBy('sub').orderBy('resource_link_id').execute()).map(
        (row) => `${row.sub} ${row.resource_link_id} ${row.score_arrived_at}`,
      );
    expect(await arrived()).toEqual(['4 link-1 null', '4 link-2 null', '5 link-1 null', '6 link-1 null']);
    await apply({}, null);
    expect(await arrived()).toEqual([`4 link-1 ${monday + day}`, '4 link-2 null', '5 link-1 null', '6 link-1 null']);
  });

  test('is a key that retired more than a month ago', async () => {
    const key = { private_jwk: 'sealed', public_jwk: '{}', created_at: monday };
    await database.db
      .insertInto('tool_key')
      .values([
        { ...key, kid: 'old', retired_at: monday },
        { ...key, kid: 'late', retired_at: monday + 5 * day },
        { ...key, kid: 'new', retired_at: null },
      ])
      .execute();
    now = monday + 31 * day;
    expect(await apply({ isTrial: true }, null)).toMatchObject({ retiredKeys: 1 });
    expect(await apply({}, null)).toMatchObject({ retiredKeys: 1 });
    expect(await database.db.selectFrom('tool_key').select('kid').orderBy('kid').execute()).toEqual([
      { kid: 'late' },
      { kid: 'new' },
    ]);
  });
});
