import { beforeAll, expect, it, vi } from 'vitest';
import type { Settings } from '#shared/schemas/settings.ts';
import { browser } from '../../tests/support/extension/fake-browser.ts';
import { fixTime } from '../../tests/support/extension/fix-time.ts';
import { allDaySettings } from '../../tests/support/extension/settings.ts';
import { stopEverywhere, tell } from '../../tests/support/extension/stop-everywhere.ts';
import { gateDatabase } from '../../tests/support/extension/stoppable-worker.ts';
import type { Message } from '../messages/message.ts';
import type { Challenge } from './challenge.ts';
import type { Refused } from './refused.ts';

vi.mock('wxt/browser', () => Reflect.get(globalThis, 'stoppableBrowser') as object);

const now = Date.parse('2026-11-23T10:00:00Z');
const day = 86_400_000;
const begun = now - 3 * day;

beforeAll(() => gateDatabase());
fixTime('Europe/London', now);

const on: Challenge = { id: 'c', text: 'Handover', outcome: '', way: [{ stage: 'spot', from: begun }] };
const away: Challenge = { ...on, id: 'away', text: 'Rota', way: [...on.way, { stage: 'away', from: begun + day }] };

const store = async (challenges: Challenge[], followed: Settings['challenge']) => {
  // The sweep of today is over: nothing else would bring the two together before tomorrow.
  await browser.storage.local.set({
    settings: { ...allDaySettings, challenge: followed },
    sweep: { version: 1, seenAt: now - 3_600_000 },
  });
  const { keepEntry } = await import('./journal.ts');
  for (const challenge of challenges) await keepEntry('challenges', challenge);
};
const challenges = async () => (await (await import('./journal.ts')).readJournal()).challenges;
const followed = async () =>
  ((await browser.storage.local.get('settings'))['settings'] as Settings | undefined)?.challenge;

/** Each as text and last stage, and what the choice of prompts goes by. */
async function standing(): Promise<[string, string | undefined][]> {
  const { stateOf } = await import('./challenge.ts');
  const all = await challenges();
  const stages = all.filter((one) => stateOf(one) === 'on').map(({ way }) => way.at(-1));
  expect(stages.length, 'challenges that are on').toBeLessThanOrEqual(1);
  const [stage] = stages;
  expect(await followed(), 'what prompts go by').toEqual(stage ? { stage: stage.stage, since: stage.from } : null);
  return all.map((one): [string, string | undefined] => [
    one.text,
    stateOf(one) === 'on' ? stage?.stage : stateOf(one),
  ]);
}

const before: [string, string][] = [['Handover', 'spot']];

it.each<[string, Message, [string, string][]]>([
  ['moved', { type: 'challengeMoved', id: 'c', stage: 'cause' }, [['Handover', 'cause']]],
  ['put away', { type: 'challengePutAway', id: 'c' }, [['Handover', 'away']]],
  ['ended', { type: 'challengeEnded', id: 'c', outcome: 'Shorter' }, [['Handover', 'over']]],
  ['worded', { type: 'challengeWorded', id: 'c', text: 'Handovers', outcome: '' }, [['Handovers', 'spot']]],
  ['dropped', { type: 'challengeDropped', id: 'c' }, []],
])(
  'a challenge that is %s is as before or after, and prompts go by it, wherever it stops',
  async (_, message, after) => {
    await stopEverywhere({
      arrange: () => store([on], { stage: 'spot', since: begun }),
      act: () => tell(message),
      check: async ({ isAcknowledged }) => {
        expect(isAcknowledged ? [after] : [before, after]).toContainEqual(await standing());
      },
    });
  },
);

it('one that is begun is there or is not, and is not begun twice', async () => {
  await stopEverywhere({
    arrange: () => store([away], null),
    act: () => tell({ type: 'challengeBegan', text: 'Handover', stage: 'spot' }),
    check: async ({ isAcknowledged }) => {
      const after = [
        ['Handover', 'spot'],
        ['Rota', 'away'],
      ];
      expect(isAcknowledged ? [after] : [[['Rota', 'away']], after]).toContainEqual(await standing());
      // Whoever was not told that it is kept presses again.
      if (isAcknowledged) return;
      const { handleChallenge } = await import('../nudging/handle-challenge.ts');
      const again = handleChallenge({ type: 'challengeBegan', text: 'Handover', stage: 'spot' }, now);
      await again.catch(({ reason }: Refused) => expect(reason).toBe('challengeOn'));
      expect(await standing()).toEqual(after);
    },
  });
});

it('one that is brought in beside another leaves one on', async () => {
  const other: Challenge = { ...on, id: 'other', text: 'Rota', way: [{ stage: 'try', from: begun - day }] };
  await stopEverywhere({
    arrange: () => store([on], { stage: 'spot', since: begun }),
    act: () => tell({ type: 'journalBroughtIn', entries: { notes: [], plans: [], challenges: [other], shown: [] } }),
    check: async ({ isAcknowledged }) => {
      const after = [
        ['Handover', 'spot'],
        ['Rota', 'away'],
      ];
      expect(isAcknowledged ? [after] : [before, after]).toContainEqual(await standing());
    },
  });
});
