import { beforeEach, expect, it, vi } from 'vitest';
import { defaultSettings, type Settings } from '#shared/schemas/settings.ts';
import { browser, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { exampleNudge } from '../../tests/support/selection-examples.ts';
import type { Message } from '../messages/message.ts';
import { stateOf } from '../storage/challenge.ts';
import { readJournal } from '../storage/journal.ts';
import { changeJournal } from '../storage/open-journal.ts';
import { handleMessage } from './handle-message.ts';
import { sweepJournal } from './sweep-journal.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));

const day = 86_400_000;
const start = Date.UTC(2026, 10, 23, 9);

beforeEach(() => {
  vi.useFakeTimers({ now: start, toFake: ['Date'] });
  resetBrowser([exampleNudge('a')]);
});

const tell = (message: Message) => handleMessage({ message, web: null });
const begin = (text: string) => tell({ type: 'challengeBegan', text, stage: 'spot' });
const followed = async () =>
  ((await browser.storage.local.get('settings'))['settings'] as Settings | undefined)?.challenge;
const all = async () => (await readJournal()).challenges;
const only = async () => (await all())[0]!;
const later = (days: number) => vi.setSystemTime(start + days * day);

it('begins one, and refuses another while it is on', async () => {
  expect(await begin(' Handover ')).toEqual({ isDone: true });
  expect(await followed()).toEqual({ stage: 'spot', since: start });
  expect(await begin('Rota')).toEqual({ isDone: false, reason: 'challengeOn' });
  expect((await all()).map(({ text }) => text)).toEqual(['Handover']);
});

it('goes on and back, is put away and taken up again, and ends with what changed', async () => {
  await begin('Handover');
  const { id } = await only();
  later(1);
  await tell({ type: 'challengeMoved', id, stage: 'try' });
  expect(await followed()).toEqual({ stage: 'try', since: start + day });
  later(2);
  await tell({ type: 'challengePutAway', id });
  expect(await followed()).toBeNull();
  await begin('Rota');
  const rota = (await all()).find(({ text }) => text === 'Rota')!;
  expect(await tell({ type: 'challengeMoved', id, stage: 'try' })).toEqual({ isDone: false, reason: 'challengeOn' });
  await tell({ type: 'challengeEnded', id: rota.id, outcome: '' });
  later(3);
  await tell({ type: 'challengeMoved', id, stage: 'cause' });
  expect(await followed()).toEqual({ stage: 'cause', since: start + 3 * day });
  later(4);
  await tell({ type: 'challengeEnded', id, outcome: 'It takes ten minutes' });
  expect(await followed()).toBeNull();
  expect((await all()).find((challenge) => challenge.id === id)).toMatchObject({
    outcome: 'It takes ten minutes',
    endedAt: start + 4 * day,
    way: ['spot', 'try', 'away', 'cause'].map((stage, index) => ({ stage, from: start + index * day })),
  });
});

it('takes up what was over', async () => {
  await begin('Handover');
  const { id } = await only();
  later(1);
  await tell({ type: 'challengeEnded', id, outcome: '' });
  later(9);
  await tell({ type: 'challengeMoved', id, stage: 'spot' });
  const { way, endedAt } = await only();
  expect([way.map(({ stage }) => stage), endedAt]).toEqual([['spot', 'away', 'spot'], undefined]);
});

it('deletes it, and then no prompt walks with it', async () => {
  await begin('Handover');
  await tell({ type: 'challengeDropped', id: (await only()).id });
  expect([await all(), await followed()]).toEqual([[], null]);
});

it('does not let a page that read the settings before take a step back', async () => {
  await begin('Handover');
  await tell({ type: 'settingsChosen', settings: { ...defaultSettings, dose: 'weekly' } });
  expect(await followed()).toEqual({ stage: 'spot', since: start });
});

it('brings in a challenge of a file, and one at most is on', async () => {
  await begin('Handover');
  const other = { id: 'o', text: 'Rota', outcome: '', way: [{ stage: 'try' as const, from: start + day }] };
  later(2);
  await tell({ type: 'journalBroughtIn', entries: { notes: [], plans: [], challenges: [other], shown: [] } });
  expect((await all()).map((challenge) => [challenge.text, stateOf(challenge)])).toEqual([
    ['Rota', 'away'],
    ['Handover', 'on'],
  ]);
  expect(await followed()).toEqual({ stage: 'spot', since: start });
});

it('goes on in another browser where it was', async () => {
  const other = { id: 'o', text: 'Rota', outcome: '', way: [{ stage: 'try' as const, from: start - day }] };
  await tell({ type: 'journalBroughtIn', entries: { notes: [], plans: [], challenges: [other], shown: [] } });
  expect(await followed()).toEqual({ stage: 'try', since: start - day });
});

it('brings settings and journal together after a worker was stopped between the two', async () => {
  await changeJournal((database) =>
    database.put('challenges', { id: 'c', text: 'x', outcome: '', way: [{ stage: 'try', from: start }] }),
  );
  await sweepJournal(start);
  expect(await followed()).toEqual({ stage: 'try', since: start });
});

it('takes the words of a challenge out of settings where earlier builds kept them, once', async () => {
  const challenge = { text: 'Handover takes long', stage: 'cause', since: start - 3 * day };
  await browser.storage.local.set({ settings: { ...defaultSettings, dose: 'weekly', challenge } });
  await sweepJournal(start);
  await sweepJournal(start);
  expect(await all()).toMatchObject([
    { text: 'Handover takes long', way: [{ stage: 'cause', from: start - 3 * day }] },
  ]);
  expect(await browser.storage.local.get('settings')).toEqual({
    settings: { ...defaultSettings, dose: 'weekly', challenge: { stage: 'cause', since: start - 3 * day } },
  });
  expect(JSON.stringify(await browser.storage.local.get())).not.toContain('Handover');
});

it('forgets the words after 90 days: of one that is on the stage stays, of others nothing', async () => {
  await begin('Handover');
  const { id } = await only();
  later(1);
  await tell({ type: 'challengeEnded', id, outcome: 'Shorter' });
  later(2);
  await begin('Rota');
  await sweepJournal(start + 2 * day);
  await sweepJournal(start + 93 * day);
  await sweepJournal(start + 94 * day);
  expect(await all()).toMatchObject([{ text: '', way: [{ stage: 'spot', from: start + 2 * day }] }]);
  expect(await followed()).toEqual({ stage: 'spot', since: start + 2 * day });
});
