import { browser } from 'wxt/browser';
import { convertJournal } from '../storage/convert-journal.ts';
import { readUnlocked, writeUnlocked } from '../storage/journal-key.ts';
import { lockJournal } from '../storage/seal-journal.ts';
import { lockAlarm } from './lock-alarm.ts';

const minuteMs = 60_000;

/**
 * Locks the journal when its time without use is over, goes on with what a stopped worker left of its sealing, and
 * wakes for the next look. It costs one reading where nobody has unlocked anything; it may run at any time and twice.
 * `now` in milliseconds since 1970. Call within `oneAtATime`.
 */
export async function mindLock(now: number): Promise<void> {
  const unlocked = await readUnlocked();
  if (!unlocked) return;
  if (unlocked.isConverting) await convertJournal();
  const { lockAfter, usedAt } = (await readUnlocked()) ?? unlocked;
  if (lockAfter === null) return;
  // A clock that went back keeps nothing open for longer than was chosen.
  if (usedAt > now) await noteUse(now);
  const locksAt = Math.min(usedAt, now) + lockAfter * minuteMs;
  if (locksAt <= now) return lockJournal();
  const planned = await browser.alarms.get(lockAlarm);
  if (!planned || planned.scheduledTime > locksAt) await browser.alarms.create(lockAlarm, { when: locksAt });
}

/** Its owner reads or writes. */
export async function noteUse(now: number): Promise<void> {
  const unlocked = await readUnlocked();
  if (unlocked && Math.abs(now - unlocked.usedAt) >= minuteMs) await writeUnlocked({ ...unlocked, usedAt: now });
}
