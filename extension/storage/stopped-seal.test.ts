import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { browser, inZone } from '../../tests/support/extension/fake-browser.ts';
import { allDaySettings } from '../../tests/support/extension/settings.ts';
import { stopEverywhere, tell } from '../../tests/support/extension/stop-everywhere.ts';
import { gateCrypto, gateDatabase } from '../../tests/support/extension/stoppable-worker.ts';
import type { Message } from '../messages/message.ts';
import type { Refused } from './refused.ts';

vi.mock('wxt/browser', () => Reflect.get(globalThis, 'stoppableBrowser') as object);

const zone = process.env['TZ'] ?? 'UTC';
const now = Date.parse('2026-11-23T10:00:00Z');
const passphrase = 'five old boats on the river';
const next = 'another five boats altogether';

beforeAll(() => {
  gateDatabase();
  gateCrypto();
});
beforeEach(() => {
  inZone('Europe/London');
  vi.useFakeTimers({ now, toFake: ['Date'] });
});
afterEach(() => {
  inZone(zone);
  vi.useRealTimers();
});

const seal = () => import('./seal-journal.ts');
const journal = async () => (await import('./journal.ts')).readJournal();
const draft = { version: 1 as const, text: 'Curlew and', nudgeId: null, draftedAt: now };
const plan = {
  ...{ id: 'p', cue: 'the Heron meets', response: 'ask the Otter', createdAt: now },
  from: { kind: 'nudge' as const, id: 'a' },
};
const words = ['Kingfisher', 'the Heron meets', 'Wagtail', 'Curlew and'];

/** A note, a plan, a challenge and a draft, sealed where wanted. */
async function fill({ isSealed = false, isLocked = false } = {}): Promise<void> {
  const challenge = { stage: 'spot' as const, since: now };
  const settings = { ...allDaySettings, challenge };
  await browser.storage.local.set({ settings, draft, sweep: { version: 1, seenAt: now } });
  const { keepEntry } = await import('./journal.ts');
  await keepEntry('notes', { id: 'n', text: 'Kingfisher', writtenAt: now, nudgeId: null });
  await keepEntry('plans', plan);
  await keepEntry('challenges', { id: 'c', text: 'Wagtail', outcome: '', way: [{ stage: 'spot', from: now }] });
  if (isSealed) await (await seal()).choosePassphrase(passphrase, now);
  if (isLocked) await (await seal()).lockJournal();
}

/** All that its owner wrote and can read now. */
async function readable(): Promise<string[]> {
  const { openDraft } = await import('./keep-draft.ts');
  const { readItem } = await import('./stored-item.ts');
  const { draftItem } = await import('./draft-item.ts');
  const { notes, plans, challenges } = await journal();
  const { text } = await openDraft((await readItem(draftItem)).value);
  return [
    ...notes.map((note) => note.text),
    ...plans.map(({ cue }) => cue),
    ...challenges.map((one) => one.text),
    text,
  ];
}

/** The words that lie open on the device for whoever looks. */
async function lieOpen(): Promise<string[]> {
  const { withJournal } = await import('./open-journal.ts');
  const stores = ['notes', 'plans', 'challenges'] as const;
  const entries = await withJournal((database) => Promise.all(stores.map((store) => database.getAll(store))));
  const there = JSON.stringify([entries, await browser.storage.local.get()]);
  return words.filter((word) => there.includes(word));
}
const lies = { sealed: [] as string[], open: words };

const closeBrowser = () => browser.storage.session.clear();
const stay = async () => {};

describe.each([
  ['and the browser goes on', stay],
  ['and the browser is closed', closeBrowser],
])('stopped at any step, %s', (_name, meanwhile) => {
  /** As somebody finds it who knows the passphrase. */
  async function openAgain(given = passphrase): Promise<void> {
    if ((await journal()).seal === 'locked') await (await seal()).unlockJournal(given, now);
  }

  it('a passphrase that is chosen seals every word or none, and loses none', async () => {
    await stopEverywhere({
      arrange: () => fill(),
      act: () => tell({ type: 'passphraseChosen', passphrase }),
      meanwhile,
      check: async ({ isAcknowledged }) => {
        const isChosen = (await journal()).seal !== 'none';
        if (isAcknowledged) expect(isChosen).toBe(true);
        await openAgain();
        expect(await readable()).toEqual(words);
        expect(await lieOpen()).toEqual(isChosen ? lies.sealed : lies.open);
        // Whoever was not told so presses again.
        const again = (await seal()).choosePassphrase(passphrase, now);
        await again.catch(({ reason }: Refused) => expect([isChosen, reason]).toEqual([true, 'hasPassphrase']));
        expect([await readable(), await lieOpen()]).toEqual([words, lies.sealed]);
      },
    });
  });

  it('a journal that is unlocked is whole, and never lies open', async () => {
    await stopEverywhere({
      arrange: () => fill({ isSealed: true, isLocked: true }),
      act: () => tell({ type: 'passphraseGiven', passphrase }),
      meanwhile,
      check: async ({ isAcknowledged }) => {
        if (isAcknowledged && meanwhile === stay) expect((await journal()).seal).toBe('unlocked');
        await openAgain();
        expect([await readable(), await lieOpen()]).toEqual([words, lies.sealed]);
      },
    });
  });

  it('a passphrase that is changed is the old one or the new, and the new once that is said', async () => {
    await stopEverywhere({
      arrange: () => fill({ isSealed: true, isLocked: true }),
      act: () => tell({ type: 'passphraseChanged', passphrase, next }),
      meanwhile,
      check: async ({ isAcknowledged }) => {
        const isNew = await openAgain(next).then(
          () => true,
          () => false,
        );
        if (isAcknowledged) expect(isNew).toBe(true);
        if (!isNew) await openAgain();
        expect([await readable(), await lieOpen()]).toEqual([words, lies.sealed]);
      },
    });
  });

  it('a passphrase that is given up leaves every word readable, for its owner at least', async () => {
    await stopEverywhere({
      arrange: () => fill({ isSealed: true }),
      act: () => tell({ type: 'passphraseGivenUp', passphrase }),
      meanwhile,
      check: async ({ isAcknowledged }) => {
        if (isAcknowledged) expect((await journal()).seal).toBe('none');
        await openAgain();
        expect(await readable()).toEqual(words);
        if ((await journal()).seal !== 'none') await (await seal()).openForGood(passphrase, now);
        expect([await readable(), await lieOpen()]).toEqual([words, lies.open]);
        expect(await browser.storage.session.get('journalKey')).toEqual({});
      },
    });
  });

  it('what was sealed goes when its passphrase is forgotten, and the way of a challenge stays', async () => {
    await stopEverywhere({
      arrange: () => fill({ isSealed: true, isLocked: true }),
      act: () => tell({ type: 'passphraseForgotten' }),
      meanwhile,
      check: async () => {
        const { seal: state, challenges, locked } = await journal();
        const way = [{ stage: 'spot', from: now }];
        if (state === 'none') expect([await readable(), challenges]).toMatchObject([['', ''], [{ text: '', way }]]);
        else expect(locked.challenges).toMatchObject([{ way }]);
        if (state !== 'none') await (await seal()).forgetSealed();
        expect((await browser.storage.local.get('draft'))['draft']).toBeUndefined();
      },
    });
  });

  it.each<[string, Message]>([
    ['locking', { type: 'lockWanted' }],
    ['choosing when to lock', { type: 'lockAfterChosen', lockAfter: 15 }],
    ['reading', { type: 'journalUsed' }],
  ])('%s loses no word', async (_doing, message) => {
    await stopEverywhere({
      arrange: () => fill({ isSealed: true }),
      act: () => {
        vi.setSystemTime(now + 120_000);
        tell(message);
      },
      meanwhile,
      check: async ({ isAcknowledged }) => {
        if (isAcknowledged && message.type === 'lockWanted') expect((await journal()).seal).toBe('locked');
        await openAgain();
        expect([await readable(), await lieOpen()]).toEqual([words, lies.sealed]);
      },
    });
  });

  it('a note is kept sealed, or waits in the draft', async () => {
    await stopEverywhere({
      arrange: () => fill({ isSealed: true }),
      act: () => tell({ type: 'noteWritten', text: 'Curlew and', nudgeId: null }),
      meanwhile,
      check: async ({ isAcknowledged }) => {
        expect(await lieOpen()).toEqual([]);
        await openAgain();
        const there = await readable();
        expect(there.filter((text) => text === 'Curlew and').length).toBeGreaterThan(0);
        if (isAcknowledged) expect(there.at(-1)).toBe('');
      },
    });
  });
});
