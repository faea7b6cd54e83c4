import { beforeAll, describe, expect, it, vi } from 'vitest';
import { defaultStatus } from '#shared/schemas/status.ts';
import type { SelectionMemory } from '#shared/schemas/selection-memory.ts';
import type { Message } from '../messages/message.ts';
import { emptyAgenda, type Agenda } from './agenda.ts';
import type { CalendarAddress } from './calendar-address.ts';
import type { Journal } from './journal.ts';
import type { keepNote as KeepNote } from './keep-note.ts';
import type { Note } from './note.ts';
import { event, feed } from '../../tests/support/extension/example-feed.ts';
import { browser, granted } from '../../tests/support/extension/fake-browser.ts';
import { fixTime } from '../../tests/support/extension/fix-time.ts';
import { allDaySettings } from '../../tests/support/extension/settings.ts';
import { nudges, stopEverywhere, tell } from '../../tests/support/extension/stop-everywhere.ts';
import { gateDatabase, gateFetch } from '../../tests/support/extension/stoppable-worker.ts';

vi.mock('wxt/browser', () => Reflect.get(globalThis, 'stoppableBrowser') as object);

const now = Date.parse('2026-11-23T10:00:00Z');
const day = 86_400_000;
const settings = { ...allDaySettings, dailyAt: '09:00' };

beforeAll(() => gateDatabase());
fixTime('Europe/London', now);

const stored = async <T>(key: string) => (await browser.storage.local.get(key))[key] as T | undefined;
const store = (items: object) => browser.storage.local.set({ settings, ...items });
const journal = async (): Promise<Journal> => (await import('./journal.ts')).readJournal();
const texts = async () => (await journal()).notes.map(({ text }) => text);
const keepNote = async (...given: Parameters<typeof KeepNote>) => (await import('./keep-note.ts')).keepNote(...given);
const keep = async (kept: Note) => {
  await store({});
  await (await import('./journal.ts')).keepEntry('notes', kept);
};

const note = { id: 'n', text: 'before', writtenAt: now - day, nudgeId: null };
const plan = {
  id: 'p',
  cue: 'After the huddle',
  response: 'I will ask one question.',
  from: { kind: 'nudge' as const, id: 'a' },
  createdAt: now,
};

describe('a worker that is stopped at any step', () => {
  it('of a new note loses no acknowledged word, and keeps the draft of another', async () => {
    const draft = { version: 1, text: 'a note', nudgeId: null, draftedAt: now };
    await stopEverywhere({
      arrange: () => store({ draft }),
      act: () => tell({ type: 'noteWritten', text: 'a note', nudgeId: null }),
      check: async ({ isAcknowledged }) => {
        if (isAcknowledged) expect(await texts()).toEqual(['a note']);
        const there = [...(await texts()), (await stored<{ text: string }>('draft'))?.text];
        expect(there).toContain('a note');
        // Whoever was told that it was not kept presses again.
        if (!isAcknowledged) await keepNote({ text: 'a note', nudgeId: null }, now);
        expect(await texts()).toEqual(['a note']);
        expect(await stored('draft')).toMatchObject({ text: '' });
      },
    });
  });

  it.each<[string, Message, string[]]>([
    ['a note changed', { type: 'noteChanged', id: 'n', text: 'after' }, ['after']],
    ['a note dropped', { type: 'noteDropped', id: 'n' }, []],
  ])('of %s has the old or the new, and the new once it is acknowledged', async (_name, message, expected) => {
    await stopEverywhere({
      arrange: () => keep(note),
      act: () => tell(message),
      check: async ({ isAcknowledged }) => {
        const there = await texts();
        expect(isAcknowledged ? [expected] : [['before'], expected]).toContainEqual(there);
      },
    });
  });

  it.each<[string, Message, number]>([
    ['written', { type: 'planWritten', plan }, 1],
    ['tried', { type: 'planTried', id: 'p', on: '2026-11-23', isTried: true }, 1],
    ['followed up', { type: 'planFollowedUp', id: 'p', on: '2026-11-23' }, 1],
    ['dropped', { type: 'planDropped', id: 'p' }, 0],
  ])('of a plan %s keeps it whole', async (name, message, count) => {
    await stopEverywhere({
      arrange: async () => {
        await store({});
        if (name !== 'written') await (await import('./journal.ts')).keepEntry('plans', plan);
      },
      act: () => tell(message),
      check: async ({ isAcknowledged }) => {
        const { plans } = await journal();
        if (isAcknowledged) expect(plans).toHaveLength(count);
        if (isAcknowledged && name === 'tried') expect(plans[0]?.triedOn).toEqual(['2026-11-23']);
      },
    });
  });

  it('of an import has all of the file or nothing, and lets nothing of it go on the same day', async () => {
    const old = { ...note, text: 'a year ago', writtenAt: now - 365 * day };
    await stopEverywhere({
      arrange: () => store({ sweep: { version: 1, seenAt: now - 2 * day } }),
      act: () => {
        // The sweep of the start was before; the next one is due as soon as the import is.
        void browser.storage.local.set({ sweep: { version: 1, seenAt: now - 2 * day } });
        tell({ type: 'journalBroughtIn', entries: { notes: [old], plans: [plan], challenges: [], shown: [] } });
      },
      check: async ({ isAcknowledged }) => {
        const { notes, plans } = await journal();
        expect([0, 1]).toContain(plans.length);
        expect(notes).toHaveLength(plans.length);
        if (isAcknowledged) expect(notes).toHaveLength(1);
      },
    });
  });

  it('of chosen settings has the old or the new ones', async () => {
    const chosen = { ...settings, dailyAt: '11:00', keepDays: 30 as const };
    await stopEverywhere({
      arrange: () => keep({ ...note, writtenAt: now - 60 * day }),
      act: () => tell({ type: 'settingsChosen', settings: chosen }),
      check: async ({ isAcknowledged }) => {
        const there = await stored('settings');
        expect(isAcknowledged ? [chosen] : [settings, chosen]).toContainEqual(there);
        // Fewer days count from tomorrow.
        expect(await texts()).toEqual(['before']);
      },
    });
  });

  it('of the sweep forgets what is old, and nothing else', async () => {
    await stopEverywhere({
      arrange: async () => {
        await keep({ ...note, id: 'old', writtenAt: now - 200 * day });
        await keep(note);
        await store({ sweep: { version: 1, seenAt: now - day } });
      },
      check: async () => expect(await texts()).toEqual(['before']),
    });
  });

  it('of deleting everything has nothing left once it is acknowledged', async () => {
    await stopEverywhere({
      arrange: async () => {
        await keep(note);
        await store({ status: { ...defaultStatus, snoozedUntil: now + day } });
      },
      act: () => tell({ type: 'everythingDeleted' }),
      check: async ({ isAcknowledged }) => {
        if (!isAcknowledged) return;
        expect(await texts()).toEqual([]);
        expect(await stored('settings')).toBeUndefined();
        expect(await stored('status')).toBeUndefined();
      },
    });
  });

  it.each(['packKept', 'packDropped'] as const)('of %s has no prompt waiting that is gone', async (type) => {
    const pack = {
      ...{ id: 'extra', version: 1, name: 'Extra', publisher: null, moduleCount: 0, from: null, keptAt: 1 },
      nudges: [{ ...nudges[0]!, id: 'extra-one' }],
    };
    await stopEverywhere({
      arrange: () =>
        store(
          type === 'packKept'
            ? {}
            : {
                packs: { version: 1, packs: [pack] },
                offer: {
                  version: 1,
                  waiting: { nudgeId: 'extra-one', on: '2026-11-23', since: now - 60_000 },
                  isStopRead: false,
                },
              },
        ),
      act: () => tell(type === 'packKept' ? { type, pack } : { type, id: 'extra' }),
      check: async ({ isAcknowledged }) => {
        const { packs } = (await stored<{ packs: unknown[] }>('packs')) ?? { packs: [] };
        if (isAcknowledged) expect(packs).toHaveLength(type === 'packKept' ? 1 : 0);
        const offer = await stored<{ waiting: { nudgeId: string } | null }>('offer');
        if (packs.length === 0) expect(offer?.waiting?.nudgeId).not.toBe('extra-one');
      },
    });
  });
});

describe('a calendar whose worker is stopped at any step', () => {
  const address = 'https://calendar.example.org/a.ics';
  const calendar: CalendarAddress = { version: 1, address, isBorrowed: false };
  const meeting = event('UID:1', 'DTSTART:20261123T140000Z', 'DTEND:20261123T150000Z', 'SUMMARY:Team meeting');
  const before: Agenda = {
    ...emptyAgenda,
    appointments: [{ start: now + 5 * 3_600_000, end: now + 6 * 3_600_000, kind: 'other' }],
    coveredUntil: now + 20 * day,
    readAt: now - 600_000,
    triedAt: now - 600_000,
  };
  const answer = (asked: string) =>
    asked === address
      ? new Response(feed([meeting]), { headers: { 'content-type': 'text/calendar' } })
      : Response.json(nudges);

  it('of a refresh knows the old appointments or the new', async () => {
    await stopEverywhere({
      arrange: () => {
        gateFetch(answer);
        granted.add('https://calendar.example.org/*');
        return store({ calendar, agenda: before });
      },
      act: () => tell({ type: 'calendarWanted' }),
      check: async ({ isAcknowledged }) => {
        const agenda = (await stored<Agenda>('agenda'))!;
        const starts = agenda.appointments.map(({ start }) => start);
        const [old, fresh] = [[now + 5 * 3_600_000], [now + 4 * 3_600_000]];
        expect(isAcknowledged ? [fresh] : [old, fresh]).toContainEqual(starts);
      },
    });
  });

  it('of another calendar never has the appointments of the one before', async () => {
    const other = { ...calendar, address: 'https://calendar.example.org/b.ics' };
    await stopEverywhere({
      arrange: () => {
        gateFetch((asked) => (asked === other.address ? new Response('', { status: 404 }) : answer(asked)));
        granted.add('https://calendar.example.org/*');
        return store({ calendar, agenda: before });
      },
      act: () => tell({ type: 'calendarChosen', calendar: other }),
      check: async () => {
        const isOther = (await stored<CalendarAddress>('calendar'))?.address === other.address;
        const { appointments } = (await stored<Agenda>('agenda'))!;
        if (isOther) expect(appointments).toEqual([]);
      },
    });
  });
});

it('a memory that could not be read is recalled once, whenever the worker is stopped', async () => {
  await stopEverywhere({
    arrange: async () => {
      const { logShown } = await import('./shown-log.ts');
      const shown = { nudgeId: 'a', moment: 'compose' as const, shownAt: now - day, shownOn: '2026-11-22' };
      await logShown([{ ...shown, answer: 'useful', because: null }]);
      await store({ memory: { version: 7 } });
    },
    check: async () => {
      expect((await stored<SelectionMemory>('memory'))?.recent).toMatchObject([{ nudgeId: 'a', answer: 'useful' }]);
    },
  });
});
