import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engines } from '../../tests/support/databases.ts';
import { addRegistration, completionOf, monday, readScore, readScores, record } from '../../tests/support/outbox.ts';
import { openTestTool } from '../../tests/support/test-tool.ts';
import type { Tool } from '../tool.ts';
import { listScores } from './list-scores.ts';
import { retryScores } from './retry-scores.ts';

describe.each(engines)('scores that people send again, on %s', (engine) => {
  let tool: Tool;
  let now = monday;
  beforeEach(async () => {
    now = monday + 60_500;
    tool = await openTestTool(engine, { clock: () => now });
    for (const id of ['r1', 'r2']) {
      await addRegistration(tool.db, id);
      await record(tool.db, completionOf(id, '4'));
    }
  });
  afterEach(() => tool.close());

  const setAll = (state: 'refused' | 'superseded' | 'sent' | 'sending' | 'waiting') =>
    tool.db
      .updateTable('score')
      .set({ state, tries: 9, next_try_at: monday + 1e9 })
      .execute();

  test.each(['refused', 'waiting'] as const)('%s ones go now, with the time of their completion', async (state) => {
    await setAll(state);
    expect(await retryScores(tool, { registrationId: 'r1' })).toBe(1);
    expect(await readScores(tool.db)).toMatchObject([
      { registration_id: 'r1', state: 'waiting', tries: 0, next_try_at: now, timestamp: monday },
      { registration_id: 'r2', state, tries: 9 },
    ]);
  });

  test('superseded ones get a newer time, in whole seconds, and again a newer one', async () => {
    await setAll('superseded');
    await retryScores(tool, { sub: '4' });
    expect(await readScore(tool.db)).toMatchObject({ timestamp: monday + 60_000 });
    await setAll('superseded');
    await retryScores(tool, { sub: '4' });
    expect(await readScore(tool.db)).toMatchObject({ timestamp: monday + 61_000 });
  });

  test('superseded ones do not go with all, for a teacher may have entered something', async () => {
    await setAll('superseded');
    expect(await retryScores(tool, { registrationId: 'r1', contextId: '3' })).toBe(0);
  });

  test.each(['sent', 'sending'] as const)('%s ones are left alone', async (state) => {
    await setAll(state);
    expect(await retryScores(tool, {})).toBe(0);
  });

  test.each([
    [{ registrationId: 'r1', sub: '4' }, 1],
    [{ registrationId: 'r1', sub: '5' }, 0],
    [{ registrationId: 'r1', deploymentId: '2' }, 0],
    [{ registrationId: 'r1', contextId: '3' }, 1],
    [{ registrationId: 'r1', resourceLinkId: 'link-2' }, 0],
    [{}, 2],
  ])('%j chooses %i', async (filter, expected) => {
    await setAll('refused');
    expect(await retryScores(tool, filter)).toBe(expected);
  });

  test('end the pause of their registration only', async () => {
    for (const registration_id of ['r1', 'r2']) {
      await tool.db
        .insertInto('score_pause')
        .values({ registration_id, failures: 5, paused_until: now + 1e6 })
        .execute();
    }
    await retryScores(tool, { registrationId: 'r1' });
    expect(await tool.db.selectFrom('score_pause').select('registration_id').execute()).toEqual([
      { registration_id: 'r2' },
    ]);
  });

  describe('whose column is gone', () => {
    const newColumn = 'http://127.0.0.1/lineitems/12/lineitem';
    beforeEach(async () => {
      await tool.db
        .updateTable('score')
        .set({ state: 'refused', last_reason: 'column-gone', last_status: 404 })
        .where('registration_id', '=', 'r1')
        .execute();
      await tool.db
        .insertInto('resource_link')
        .values({
          registration_id: 'r1',
          deployment_id: '1',
          id: 'link-1',
          context_id: '3',
          title: null,
          module_id: 'notice',
          line_item_url: newColumn,
          updated_at: monday,
        })
        .execute();
    });

    test('go to the one that a later launch named', async () => {
      expect(await retryScores(tool, { registrationId: 'r1' })).toBe(1);
      expect(await readScores(tool.db)).toMatchObject([
        { registration_id: 'r1', line_item_url: newColumn, state: 'waiting', last_reason: null },
        { registration_id: 'r2', line_item_url: expect.stringContaining('/lineitems/9/') },
      ]);
    });

    test('give way to a score that is there already', async () => {
      await record(tool.db, { ...completionOf('r1', '4'), lineItemUrl: newColumn });
      await retryScores(tool, { registrationId: 'r1' });
      const urls = (await readScores(tool.db)).filter((score) => score.registration_id === 'r1');
      expect(urls.map((score) => score.line_item_url)).toEqual([newColumn]);
    });
  });

  test('are listed with their reason in words, and without a name', async () => {
    await tool.db
      .updateTable('score')
      .set({ state: 'refused', last_reason: 'column-gone', last_status: 404 })
      .where('registration_id', '=', 'r2')
      .execute();
    expect(await listScores(tool.db)).toMatchObject([
      { registrationId: 'r1', registrationName: 'Example campus', state: 'waiting', reason: null, explanation: null },
      { registrationId: 'r2', state: 'refused', nextTryAt: null, explanation: expect.stringContaining('column') },
    ]);
    expect(await listScores(tool.db, { registrationId: 'r1', states: ['refused'] })).toEqual([]);
    await setAll('sent');
    await tool.db.updateTable('score').set({ state: 'waiting' }).where('registration_id', '=', 'r2').execute();
    expect(await listScores(tool.db, { limit: 1 })).toMatchObject([{ registrationId: 'r2' }]);
  });
});
