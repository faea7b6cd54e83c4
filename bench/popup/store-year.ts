import type { Browser } from 'puppeteer-core';
import { moments, type Moment } from '#shared/schemas/moment.ts';
import type { Plan } from '#shared/schemas/plan.ts';
import { emptyMemory } from '#shared/schemas/selection-memory.ts';
import { defaultSettings } from '#shared/schemas/settings.ts';
import { rememberAnswer } from '#shared/selection/remember-answer.ts';
import { rememberShown } from '#shared/selection/remember-shown.ts';
import type { LoggedShow } from '../../extension/storage/shown-log.ts';
import type { Note } from '../../extension/storage/note.ts';
import { localTime, readShippedNudges } from '../decide-nudge/nudges.ts';

const days = 365;
const dayInMs = 86_400_000;
const because = { kind: 'longAgo', weeks: 16 } as const;

declare const chrome: {
  runtime: { sendMessage(message: object): Promise<{ isDone: boolean } | undefined> };
  storage: { local: { set(items: object): Promise<void> } };
};

/**
 * Leaves in a browser what a year leaves there: a prompt each day up to today, a note each week, a plan each month.
 * The journal goes in by the extension's own way of taking in a file.
 */
export async function storeYear(browser: Browser, address: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto(address);
  const { memory, entries } = makeYear(Date.now());
  const outcome = await page.evaluate(
    async (items, message) => {
      await chrome.storage.local.set(items);
      return chrome.runtime.sendMessage(message);
    },
    { memory, settings: { ...defaultSettings, keepDays: null } },
    { type: 'journalBroughtIn', entries },
  );
  if (!outcome?.isDone) throw new Error('The extension did not take in the year');
  await page.close();
}

/** What that is: the memory, and what goes into the journal. */
export function makeYear(now: number) {
  const nudges = readShippedNudges();
  let memory = emptyMemory;
  const shown: LoggedShow[] = [];
  for (let day = days - 1; day >= 0; day--) {
    const at = localTime(now - day * dayInMs);
    const nudge = nudges[(day * 7919) % nudges.length];
    if (!nudge) throw new Error('There are no nudges');
    const moment: Moment = moments[day % moments.length] ?? 'compose';
    memory = rememberShown(memory, { nudge, moment, now: at, because });
    memory = rememberAnswer(memory, nudge.id, 'useful');
    shown.push({ nudgeId: nudge.id, moment, shownAt: at.epoch, shownOn: at.date, answer: 'useful', because });
  }
  return { memory, entries: { shown, notes: makeNotes(now), plans: makePlans(now) } };
}

const makeNotes = (now: number): Note[] =>
  Array.from({ length: 52 }, (_, week) => ({
    ...{ id: `note-${week}`, nudgeId: null, writtenAt: now - week * 7 * dayInMs },
    text: 'What was said, what I heard, what I would ask another time. '.repeat(8),
  }));

const makePlans = (now: number): Plan[] =>
  Array.from({ length: 12 }, (_, month) => ({
    ...{ id: `plan-${month}`, createdAt: now - month * 30 * dayInMs },
    ...{ cue: 'somebody brings me a problem', response: 'ask what they have noticed' },
    from: { kind: 'nudge', id: 'attending-autonomy-anytime' },
  }));
