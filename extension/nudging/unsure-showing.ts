import { browser } from 'wxt/browser';
import { dropUnsure, readUnsure, writeUnsure } from '../storage/unsure-note.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { type ShownAt, takeBackShown } from './record-shown.ts';

/** Call it before the nudge is written down. */
export const noteUnsure = ({ nudge, now }: ShownAt, tabId: number, { isOnItsWay = false } = {}): Promise<void> =>
  writeUnsure({ nudgeId: nudge.id, shownAt: now.epoch, tabId, isOnItsWay });

/**
 * Shows a nudge that is written down, and takes it back where `show` says that nobody could see it. `show` calls what it
 * is given when the page knows which nudge it is and nothing can be seen yet.
 */
export async function showOrTakeBack(
  showing: ShownAt,
  tabId: number,
  show: (setOut: () => Promise<void>) => Promise<boolean>,
): Promise<boolean> {
  const isShown = await show(() => noteUnsure(showing, tabId, { isOnItsWay: true }));
  if (!isShown) await oneAtATime(() => takeBackShown(showing));
  await dropUnsure();
  return isShown;
}

/**
 * Takes back a nudge that an earlier worker wrote down and did not live to show: where nothing was on its way yet, or
 * where the page says that it was not shown. Where the page cannot say so, for it hangs or is gone, somebody may have
 * read it, and it stays counted. Call it in the first turn of a worker, not within `oneAtATime`: a page may take its
 * time.
 */
export async function settleUnsure(): Promise<void> {
  const found = await readUnsure();
  if (!found) return;
  const { nudgeId, shownAt, tabId, isOnItsWay } = found;
  if (!isOnItsWay || (await wasNotShown(tabId, nudgeId))) {
    await oneAtATime(() => takeBackShown({ nudge: { id: nudgeId }, now: { epoch: shownAt } }));
  }
  // Meanwhile this worker may have one of its own on the way.
  if ((await readUnsure())?.shownAt === shownAt) await dropUnsure();
}

async function wasNotShown(tabId: number, nudgeId: string): Promise<boolean> {
  try {
    const [asked] = await browser.scripting.executeScript({ target: { tabId }, func: askPage, args: [nudgeId] });
    return asked?.result === true;
  } catch {
    return false;
  }
}

/** Runs in the page's isolated world, so it can use nothing from this file. */
function askPage(nudgeId: string): boolean {
  const world = globalThis as { tendCardContent?: { nudgeId?: string }; tendCardResult?: string };
  return world.tendCardContent?.nudgeId === nudgeId && world.tendCardResult !== 'shown';
}
