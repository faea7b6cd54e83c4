import { expect } from 'vitest';
import { originOf } from '../../../extension/calendar/origin-of.ts';
import type { Message, Outcome } from '../../../extension/messages/message.ts';
import { places } from '../../../extension/places/places.ts';
import { browser, executeScript, granted, registeredScripts, resetBrowser } from './fake-browser.ts';
import { fire, leaveWorker, settle, startWorker, stopAfter } from './stoppable-worker.ts';
import { exampleNudge } from '../selection-examples.ts';

/** Something that the background does, and what must hold however far it came. */
interface Flow {
  /** What is stored and allowed before it. */
  arrange?: () => Promise<unknown> | void;
  /** The event; one that has none is the start of the worker itself. */
  act?: () => void;
  /** What happens between the worker that was stopped and the fresh one. */
  meanwhile?: () => Promise<unknown>;
  /** Looks at what is stored after a fresh worker has started. */
  check: (life: Life) => Promise<unknown>;
}

interface Life {
  /** A page was told that it is written. */
  isAcknowledged: boolean;
  /** Nothing stopped it. */
  isWhole: boolean;
}

export const nudges = ['a', 'b', 'c', 'd'].map((id) => exampleNudge(id, { contexts: ['anytime', 'email'] }));
let isTold = false;
const outcomes: Outcome[] = [];

/** Tells the background, as a page of the extension does. */
export function tell(message: Message): void {
  isTold = true;
  const sender = { id: browser.runtime.id, url: browser.runtime.getURL('/options.html') };
  fire('runtime.onMessage', message, sender, (given: Outcome) => outcomes.push(given));
}

/** Tells the background, as the script in a tab with Gmail does. */
export function tellFromGmail(message: Message, tabId = 7): void {
  const sender = { id: browser.runtime.id, url: 'https://mail.google.com/mail/u/0/', frameId: 0, tab: { id: tabId } };
  fire('runtime.onMessage', message, sender, () => {});
}

/**
 * Lives through a flow again and again, stopped after its first step, its second and so on to the end. Each time a
 * fresh worker starts with what is stored, and then everything must be in order. Returns how many steps it has.
 */
export async function stopEverywhere({ arrange, act, meanwhile, check }: Flow): Promise<number> {
  for (let steps = 1; ; steps++) {
    // The one before may still be busy with what the last check did.
    await leaveWorker();
    resetBrowser(nudges);
    openTab();
    isTold = false;
    outcomes.length = 0;
    await arrange?.();
    if (act) {
      await startWorker();
      stopAfter(steps);
      act();
    } else await startWorker({ steps });
    const isWhole = !(await settle());
    if (isWhole && isTold) expect(outcomes, 'what the page is told').toEqual([{ isDone: true }]);
    await leaveWorker();
    await meanwhile?.();
    await startWorker();
    try {
      await checkOrder();
      await check({ isAcknowledged: outcomes[0]?.isDone === true, isWhole });
    } catch (error) {
      throw new Error(`stopped after ${isWhole ? 'the last step' : `step ${steps}`}: ${String(error)}`, {
        cause: error,
      });
    }
    if (isWhole) return steps - 1;
  }
}

let cards = 0;

/** How many cards somebody could see since the flow began. */
export const cardsShown = (): number => cards;

/** A tab, as far as the scripts of the background are concerned that run in it. */
function openTab(): void {
  cards = 0;
  const world = new Map<number, { nudgeId: string; isShown: boolean }>();
  executeScript.mockImplementation(async ({ target: { tabId }, func, files, args }) => {
    if (func?.name === 'putContent') world.set(tabId, { nudgeId: args[0].nudgeId, isShown: false });
    if (func?.name === 'askPage') {
      const there = world.get(tabId);
      return [{ result: there?.nudgeId === args[0] && !there?.isShown }];
    }
    if (!(files as string[] | undefined)?.includes('/card.js')) return [{ result: null }];
    cards++;
    world.get(tabId)!.isShown = true;
    return [{ result: 'shown' }];
  });
}

/** What holds whenever a worker has started, whatever happened to the one before it. */
async function checkOrder(): Promise<void> {
  const { readItem } = await import('../../../extension/storage/stored-item.ts');
  const items = await import('../../../extension/storage/items.ts');
  for (const item of Object.values(items)) {
    expect((await readItem<unknown>(item as never)).state, item.key).not.toBe('unreadable');
  }
  const { readJournal } = await import('../../../extension/storage/journal.ts');
  expect((await readJournal()).unreadable).toBe(0);

  const { waiting } = (await readItem(items.offerItem)).value;
  expect(await browser.action.getBadgeText({}), 'the badge').toBe(waiting ? '•' : '');
  expect((await browser.alarms.get('tick'))?.scheduledTime, 'the alarm').toBeGreaterThan(Date.now());
  const matches = registeredScripts().flatMap((script) => script.matches ?? []);
  const { address, isBorrowed } = (await readItem(items.calendarItem)).value;
  const ofCalendar = address === null ? [] : [originOf(address)];
  const known = places.flatMap(({ origins }) => origins).filter((one) => !(isBorrowed && ofCalendar.includes(one)));
  const own = (await readItem(items.ownPlacesItem)).value.places.map(({ origin }) => originOf(origin));
  const wanted = [...known, ...own].filter((origin) => granted.has(origin));
  expect(matches.toSorted(), 'the registered scripts').toEqual(wanted.toSorted());

  const needed = [...known, ...own, ...ofCalendar];
  expect(
    [...granted].filter((origin) => !needed.includes(origin)),
    'permissions for nothing',
  ).toEqual([]);
}
