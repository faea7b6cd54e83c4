import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings, type Settings } from '#shared/schemas/settings.ts';
import { maxTimesOff } from '#shared/schemas/time-off.ts';
import { anySettings } from '../../tests/support/extension/any-settings.ts';
import { browser, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { exampleNudge } from '../../tests/support/selection-examples.ts';
import type { Message } from '../messages/message.ts';
import { handleMessage } from '../nudging/handle-message.ts';
import { readSettings } from '../policy/load-settings.ts';
import { mergeSections } from './merge-sections.ts';
import { itemsOf, readSections, type Sections, sectionsHere, syncedNames } from './sections.ts';
import { syncAlarm } from './sync-alarm.ts';
import { syncSettings } from './sync-settings.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));
beforeEach(() => resetBrowser([exampleNudge('a')]));

const tell = (message: Message) => handleMessage({ message, web: null });
const account = () => browser.storage.sync.get();
const chosen = async () => (await readSettings()).settings;
const section = (value: unknown, at: number) => ({ version: 1, at, value });

describe('merging', () => {
  const anySection = anySettings(Date.parse('2026-11-23')).chain((settings) =>
    fc.record({
      name: fc.constantFrom(...syncedNames),
      at: fc.integer({ min: 0, max: 9 }),
      settings: fc.constant(settings),
    }),
  );
  const apply = (onto: Sections, more: Sections): Sections => ({ ...onto, ...more });

  it('ends in the same settings everywhere, in whatever order devices choose and meet the account', () => {
    const anyStep = fc.record({ device: fc.integer({ min: 0, max: 3 }), choice: fc.option(anySection) });
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 30 }), fc.array(fc.integer({ min: 0, max: 3 })), (steps, order) => {
        const devices: Sections[] = [{}, {}, {}, {}];
        let there: Sections = {};
        const meet = (index: number): void => {
          const { take, send } = mergeSections(devices[index] ?? {}, readSections(itemsOf(there)).sections);
          devices[index] = apply(devices[index] ?? {}, take);
          there = apply(there, send);
        };
        for (const { device, choice } of steps) {
          if (choice) {
            const { name, at, settings } = choice;
            const before = devices[device]?.[name]?.at ?? -1;
            devices[device] = { ...devices[device], [name]: { at: Math.max(at, before + 1), value: settings[name] } };
          } else meet(device);
        }
        for (const device of order) meet(device);
        for (const device of [0, 1, 2, 3, 0, 1, 2, 3]) meet(device);
        for (const device of devices) expect(device).toEqual(there);
      }),
    );
  });

  it('of two from the same instant takes the one whose text comes later, whichever version decides', () => {
    const [daily, off] = [
      { at: 1, value: 'daily' },
      { at: 1, value: 'off' },
    ].map((dose) => ({ dose }));
    expect(mergeSections(daily ?? {}, off ?? {})).toEqual({ take: off, send: {} });
    expect(mergeSections(off ?? {}, daily ?? {})).toEqual({ take: {}, send: off });
  });

  it('does nothing the second time', () => {
    fc.assert(
      fc.property(fc.array(anySection), fc.array(anySection), (mine, theirs) => {
        const of = (all: typeof mine): Sections =>
          Object.fromEntries(all.map(({ name, at, settings }) => [name, { at, value: settings[name] }]));
        const { take, send } = mergeSections(of(mine), of(theirs));
        expect(mergeSections(apply(of(mine), take), apply(of(theirs), send))).toEqual({ take: {}, send: {} });
      }),
    );
  });
});

describe('what lies in the account', () => {
  it.each([
    ['nothing', undefined],
    ['another kind of thing', 'daily'],
    ['a dose that there is not', section('hourly', 1)],
    ['no time', { version: 1, value: 'daily' }],
    ['a time before all times', section('daily', -1)],
    ['a time that no date can hold', section('daily', 9e15)],
    ['a field too many', { ...section('daily', 1), note: 'x' }],
  ])('is left out when it is %s', (_name, item) => {
    expect(readSections({ 'setting-dose': item })).toEqual({ sections: {}, newer: new Set() });
  });

  it('is read whatever else is there', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (raw) => {
        const { sections } = readSections({ ...raw, 'setting-dose': section('weekly', 3) });
        expect(sections.dose).toEqual({ at: 3, value: 'weekly' });
      }),
    );
  });

  it('fits in the room that browsers give one item, however many holidays there are', () => {
    const timeOff = Array.from({ length: maxTimesOff }, () => ({ from: '2026-12-24', to: '2026-12-31' }));
    const [item] = Object.entries(itemsOf({ timeOff: { at: 8.64e15, value: timeOff } }));
    expect(JSON.stringify(item).length).toBeLessThan(8192);
  });
});

describe('in one browser', () => {
  const change = (settings: Partial<Settings>) => tell({ type: 'settingsChosen', settings });
  const sync = async () => syncSettings(Date.now());

  it('nothing is sent until somebody wants it, and nothing is taken', async () => {
    await browser.storage.sync.set({ 'setting-dose': section('off', 9e12) });
    await change({ dose: 'weekly' });
    await sync();
    expect(await account()).toEqual({ 'setting-dose': section('off', 9e12) });
    expect((await chosen()).dose).toBe('weekly');
    expect(await browser.alarms.get(syncAlarm)).toBeFalsy();
  });

  it('sends what was chosen and nothing else: these are all the keys that there can be', async () => {
    const challenge = { stage: 'spot' as const, since: 1 };
    await browser.storage.managed.set({ defaults: { dailyAt: '11:11' }, locks: { dose: 'daily' } });
    await browser.storage.local.set({
      calendar: { version: 1, address: 'https://calendar.example.org/secret.ics', isBorrowed: false },
      ownPlaces: { version: 1, places: [{ origin: 'https://rota.example.org', moment: 'ownPlace', addedAt: 1 }] },
      choices: { version: 1, isSettled: false, chosenAt: {} },
    });
    await tell({ type: 'syncChosen', keep: 'here' });
    expect(await account()).toEqual({});
    await change({ ...defaultSettings, dose: 'twice-daily', dailyAt: '10:00', challenge });
    await tell({ type: 'noteWritten', text: 'They had an idea', nudgeId: null });
    expect(await browser.alarms.get(syncAlarm)).toBeTruthy();
    await sync();
    const sent = await account();
    expect(Object.keys(sent).toSorted()).toEqual([
      'setting-dailyAt',
      'setting-dose',
      'setting-hours',
      'setting-locale',
      'setting-quietHours',
      'setting-timeOff',
    ]);
    expect(sent['setting-dose']).toMatchObject({ value: 'twice-daily' });
    const text = JSON.stringify(sent);
    for (const secret of ['Handover', 'idea', 'calendar.example', 'rota.example', '11:11', 'keepDays']) {
      expect(text).not.toContain(secret);
    }
  });

  it('waits half a minute, so that many changes are one write', async () => {
    await tell({ type: 'syncChosen', keep: 'here' });
    const written = vi.spyOn(browser.storage.sync, 'set');
    for (const dose of ['weekly', 'daily', 'off'] as const) await change({ dose });
    await change({ locale: 'cy' });
    expect(written).not.toHaveBeenCalled();
    await sync();
    await sync();
    expect(written).toHaveBeenCalledTimes(1);
    expect(await account()).toMatchObject({ 'setting-dose': { value: 'off' }, 'setting-locale': { value: 'cy' } });
  });

  it('counts that half minute from the first change: who goes on changing is not put off', async () => {
    vi.useFakeTimers({ now: 1000, toFake: ['Date'] });
    await tell({ type: 'syncChosen', keep: 'here' });
    await change({ dose: 'weekly' });
    vi.setSystemTime(20_000);
    await change({ dose: 'daily' });
    expect((await browser.alarms.get(syncAlarm))?.scheduledTime).toBe(31_000);
    vi.useRealTimers();
  });

  it('takes what was chosen later elsewhere, and keeps what was chosen later here', async () => {
    await tell({ type: 'syncChosen', keep: 'here' });
    await change({ dose: 'weekly', locale: 'cy' });
    await browser.storage.sync.set({ 'setting-dose': section('off', 9e12), 'setting-locale': section('en', 1) });
    expect(await sync()).toBe(true);
    expect(await chosen()).toMatchObject({ dose: 'off', locale: 'cy' });
    expect(await account()).toMatchObject({ 'setting-locale': { value: 'cy' } });
    // The clock of the other browser is ahead, and yet the next choice here is the later one.
    await change({ dose: 'daily' });
    expect(await sync()).toBe(false);
    expect((await chosen()).dose).toBe('daily');
    expect(await account()).toMatchObject({ 'setting-dose': { at: 9e12 + 1, value: 'daily' } });
  });

  it('what another browser chose does not get past a lock', async () => {
    await browser.storage.managed.set({ locks: { dose: 'weekly', dailyAt: '09:30' } });
    await browser.storage.sync.set({
      'setting-dose': section('twice-daily', 5),
      'setting-dailyAt': section('23:00', 5),
    });
    await tell({ type: 'syncChosen', keep: 'account' });
    expect(await chosen()).toMatchObject({ dose: 'weekly', dailyAt: '09:30' });
    await browser.storage.managed.clear();
    expect(await chosen()).toMatchObject({ dose: 'twice-daily', dailyAt: '23:00' });
  });

  it('leaves alone what a later version has written, and mends what nobody can read', async () => {
    const later = { version: 2, at: 1, chosen: { dose: 'hourly' } };
    await browser.storage.sync.set({ 'setting-dose': later, 'setting-locale': 'broken', other: 1 });
    await tell({ type: 'syncChosen', keep: 'here' });
    await change({ dose: 'off', locale: 'cy' });
    await sync();
    expect(await account()).toMatchObject({ 'setting-dose': later, 'setting-locale': { value: 'cy' }, other: 1 });
    expect(await chosen()).toMatchObject({ dose: 'off', locale: 'cy' });
  });

  it('begins with whichever settings somebody wants', async () => {
    const inAccount = { 'setting-dose': section('off', 9e12), 'setting-locale': section('cy', 5) };
    await browser.storage.sync.set(inAccount);
    await change({ dose: 'weekly', dailyAt: '10:00' });
    await tell({ type: 'syncChosen', keep: 'account' });
    expect(await chosen()).toMatchObject({ dose: 'off', locale: 'cy', dailyAt: '10:00' });

    resetBrowser([exampleNudge('a')]);
    await browser.storage.sync.set(inAccount);
    await change({ dose: 'weekly', dailyAt: '10:00' });
    await tell({ type: 'syncChosen', keep: 'here' });
    expect(await chosen()).toMatchObject({ dose: 'weekly', locale: 'auto', dailyAt: '10:00' });
    expect(await account()).toMatchObject({ 'setting-dose': { value: 'weekly' } });
    expect(await account()).not.toHaveProperty('setting-locale');
  });

  it('ends without touching the account, removes its copy when asked, and with everything else', async () => {
    await tell({ type: 'syncChosen', keep: 'here' });
    await change({ dose: 'off' });
    await sync();
    await tell({ type: 'syncChosen', keep: null });
    await change({ dose: 'weekly' });
    await sync();
    expect(await account()).toMatchObject({ 'setting-dose': { value: 'off' } });
    await tell({ type: 'syncCopyRemoved' });
    expect(await account()).toEqual({});

    await tell({ type: 'syncChosen', keep: 'here' });
    expect(await account()).toMatchObject({ 'setting-dose': { value: 'weekly' } });
    await tell({ type: 'everythingDeleted' });
    expect(await account()).toEqual({});
  });

  it('deleting everything leaves the account alone that other browsers use without this one', async () => {
    const inAccount = { 'setting-dose': section('off', 5) };
    await browser.storage.sync.set(inAccount);
    await tell({ type: 'everythingDeleted' });
    expect(await account()).toEqual(inAccount);
  });

  it('deleting everything goes on where the account is out of reach', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    await tell({ type: 'syncChosen', keep: 'here' });
    await change({ dose: 'off' });
    vi.spyOn(browser.storage.sync, 'remove').mockRejectedValueOnce(new Error('offline'));
    await sync();
    expect(await tell({ type: 'everythingDeleted' })).toEqual({ isDone: true });
    expect(await browser.storage.local.get('sync')).toEqual({});
    expect((await chosen()).dose).not.toBe('off');
  });

  it('a full or absent account loses nothing here', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    await tell({ type: 'syncChosen', keep: 'here' });
    vi.spyOn(browser.storage.sync, 'set').mockRejectedValueOnce(new Error('MAX_WRITE_OPERATIONS_PER_HOUR'));
    await change({ dose: 'off' });
    await expect(sync()).rejects.toThrow('MAX_WRITE');
    expect((await chosen()).dose).toBe('off');
    await sync();
    expect(await account()).toMatchObject({ 'setting-dose': { value: 'off' } });
  });
});

it('nobody has chosen what an organisation proposed', async () => {
  await browser.storage.managed.set({
    defaults: { dose: 'weekly', hours: { monday: { from: '08:00', to: '12:00' } } },
  });
  await tell({ type: 'firstRunFinished' });
  const { stored, choices } = await readSettings();
  expect(stored.value.dose).toBe('weekly');
  expect(sectionsHere(stored.value, choices)).toEqual({});
});
