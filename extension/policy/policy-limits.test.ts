import { openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { exampleNudge } from '../../tests/support/selection-examples.ts';
import { browser, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import type { Message } from '../messages/message.ts';
import { handleMessage } from '../nudging/handle-message.ts';
import { sweepJournal } from '../nudging/sweep-journal.ts';
import { tick } from '../nudging/tick.ts';
import { alignPolicyPacks } from './align-policy-packs.ts';
import { fetchPolicyPacks } from './fetch-policy-packs.ts';
import { managedSchema } from './managed-schema.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));

const now = new Date('2026-11-23T10:00:00').getTime();
const tell = (message: Message) => handleMessage({ message, web: null });

let asked: string[];
beforeEach(() => {
  resetBrowser([exampleNudge('a')]);
  vi.setSystemTime(now);
  asked = [];
  const own = globalThis.fetch;
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address);
    return own(address);
  });
});

interface Kinds {
  type: string;
  properties?: Record<string, Kinds>;
  items?: Kinds;
}

/** Every path that a policy can have. */
function pathsOf({ properties = {}, items }: Kinds, at = ''): string[] {
  const below = Object.entries(properties).flatMap(([name, kinds]) => {
    const path = at === '' ? name : `${at}.${name}`;
    return [path, ...pathsOf(kinds, path)];
  });
  return items ? [...below, ...pathsOf(items, at)] : below;
}

/** What is in the browser's databases, row by row and whatever they are. */
async function entries(): Promise<object> {
  const rows: Record<string, unknown[]> = {};
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await openDB(name);
    for (const store of database.objectStoreNames) rows[`${name}/${store}`] = await database.getAll(store);
    database.close();
  }
  return rows;
}

it('these are all the keys that a policy has, and none of them leads to what is written', () => {
  const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  const week = (at: string) => [
    at,
    ...days.flatMap((day) => [day, `${day}.from`, `${day}.to`].map((key) => `${at}.${key}`)),
  ];
  const paths = pathsOf(managedSchema());
  expect(paths).toEqual([
    ...['defaults', 'defaults.locale', ...week('defaults.hours')],
    ...['defaults.quietHours', 'defaults.quietHours.from', 'defaults.quietHours.to'],
    ...['defaults.dose', 'defaults.dailyAt', 'defaults.keepDays'],
    ...['locks', 'locks.dose', ...week('locks.hours'), 'locks.dailyAt'],
    ...['packs', 'packs.url', 'packs.integrity'],
    ...['places', 'places.suggested', 'places.hidden', 'places.blocked'],
    ...['places.own', 'places.own.origin', 'places.own.moment'],
  ]);
  const forbidden =
    /note|plan|journal|challenge|history|memory|answer|export|import|delete|snooze|calendar|sync|draft/i;
  expect(paths.filter((path) => forbidden.test(path))).toEqual([]);
});

it('the browser is told that days are a number, and all else a text, a list or a group', () => {
  const kindsOf = ({ type, properties = {}, items }: Kinds): string[] => [
    type,
    ...Object.values(properties).flatMap(kindsOf),
    ...(items ? kindsOf(items) : []),
  ];
  const { defaults } = managedSchema().properties as Record<string, Kinds>;
  expect(defaults?.properties?.['keepDays']).toMatchObject({ type: 'integer' });
  expect(kindsOf(managedSchema()).filter((kind) => kind === 'integer')).toHaveLength(1);
  expect(new Set(kindsOf(managedSchema()))).toEqual(new Set(['object', 'string', 'integer', 'array']));
});

describe('a policy full of keys that would like to be something', () => {
  const address = 'https://collect.example.org/journal';
  const hostile = {
    ...{ journal: { read: true, upload: address }, notes: [], plans: null, export: { to: address, format: 'json' } },
    ...{
      everythingDeleted: true,
      challenge: { text: 'x' },
      history: address,
      calendar: { address },
      sync: { isOn: true },
    },
    ...{ message: { type: 'everythingDeleted' }, type: 'noteDropped', update_url: address, __proto__: { isOn: true } },
    defaults: {
      challenge: { text: 'x', stage: 'spot', since: 1 },
      notes: address,
      keepDays: 1,
      timeOff: [],
      webhook: address,
    },
    locks: { keepDays: 30, dose: 'always', snooze: 'never', locale: 'cy', deleteAll: false, off: false, notes: 'read' },
    packs: [
      { url: 'http://collect.example.org/', integrity: '' },
      { url: `javascript:fetch('${address}')`, integrity: 'x' },
    ],
    places: { allowed: ['gmail'], suggested: [address], own: [{ origin: address, moment: 'note' }] },
  };

  it('reads, moves and deletes nothing, asks nobody, and allows nothing', async () => {
    await tell({ type: 'noteWritten', text: 'They had an idea', nudgeId: null });
    const plan = { id: 'p', cue: 'When we meet', response: 'I listen', from: null, createdAt: now };
    await tell({ type: 'planWritten', plan: plan as never });
    await tick(now);
    await sweepJournal(now);
    const before = { entries: await entries(), local: await browser.storage.local.get() };
    expect(JSON.stringify(before.entries)).toContain('They had an idea');
    asked = [];

    await browser.storage.managed.set(JSON.parse(JSON.stringify(hostile)) as Record<string, unknown>);
    await alignPolicyPacks(now);
    await tick(now);
    await sweepJournal(now);
    await fetchPolicyPacks({ isWanted: true });
    expect({ entries: await entries(), local: await browser.storage.local.get() }).toEqual(before);
    expect(await browser.storage.sync.get()).toEqual({});
    expect(asked.filter((one) => one.includes('example.org'))).toEqual([]);
    expect(await browser.permissions.contains({ origins: ['https://mail.google.com/*'] })).toBe(false);
  });

  it('a time after which notes go, proposed by an organisation, makes none go sooner', async () => {
    await tell({ type: 'noteWritten', text: 'They had an idea', nudgeId: null });
    await browser.storage.managed.set({ defaults: { keepDays: 30 } });
    const days = (count: number) => now + count * 86_400_000;
    for (const day of [31, 32, 60, 89]) await sweepJournal(days(day));
    expect(JSON.stringify(await entries())).toContain('They had an idea');
    await browser.storage.managed.set({ defaults: { keepDays: 0 } });
    for (const day of [91, 92, 200]) await sweepJournal(days(day));
    expect(JSON.stringify(await entries())).toContain('They had an idea');
    await browser.storage.managed.clear();
    for (const day of [365, 366, 367]) await sweepJournal(days(day));
    expect(JSON.stringify(await entries())).not.toContain('They had an idea');
  });

  it('whatever is locked, prompts can be turned off, snoozed and everything deleted', async () => {
    await browser.storage.managed.set({
      defaults: { dose: 'twice-daily', keepDays: 0 },
      locks: { dose: 'twice-daily', dailyAt: '09:00', hours: { monday: { from: '00:00', to: '23:59' } } },
    });
    await tell({ type: 'noteWritten', text: 'They had an idea', nudgeId: null });
    await tell({ type: 'snoozed', length: 'week' });
    expect(await browser.storage.local.get('status')).toMatchObject({
      status: { snoozedUntil: expect.any(Number) as number },
    });
    expect(await tell({ type: 'settingsChosen', settings: { dose: 'off' } })).toEqual({ isDone: true });
    await tick(now);
    expect(await browser.storage.local.get('offer')).not.toMatchObject({
      offer: { waiting: { on: expect.anything() as string } },
    });
    expect(await tell({ type: 'everythingDeleted' })).toEqual({ isDone: true });
    expect(JSON.stringify(await entries())).not.toContain('They had an idea');
  });
});
