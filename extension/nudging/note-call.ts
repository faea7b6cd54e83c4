import { browser } from 'wxt/browser';
import { statusItem } from '../storage/items.ts';
import { loadItem } from '../storage/load-item.ts';
import { writeItem } from '../storage/stored-item.ts';
import { readClock } from './clock.ts';
import { mayNotice } from './may-notice.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { tick } from './tick.ts';

/** A page tells every five minutes that its call goes on; one that was lost must not silence Tend for long. */
const callMs = 15 * 60_000;

/**
 * A permitted page sees a call, or sees it no more: quiet meanwhile. Where its tab still sounds, the call went on in a
 * small window of its app; then the quiet stays until it runs out.
 */
export async function noteCall(
  web: { tabId: number; address: string },
  { isOver }: { isOver: boolean },
): Promise<void> {
  if (!(await mayNotice('meetingEnded', web.address))) return;
  if (isOver && (await sounds(web.tabId))) return;
  await oneAtATime(async () => {
    const now = await readClock();
    const status = await loadItem(statusItem, now);
    await writeItem(statusItem, { ...status, inCallUntil: isOver ? null : now + callMs });
    await tick(now);
  });
}

/** A tab that is gone makes no sound. */
async function sounds(tabId: number): Promise<boolean> {
  try {
    return (await browser.tabs.get(tabId)).audible === true;
  } catch {
    return false;
  }
}
