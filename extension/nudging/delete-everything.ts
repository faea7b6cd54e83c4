import { returnPermission } from '../calendar/refresh-calendar.ts';
import { returnNotifications } from '../notifications/choose-notifications.ts';
import { forgetOwnPlaces } from '../own-places/change-places.ts';
import { deleteJournal } from '../storage/open-journal.ts';
import { Refused } from '../storage/refused.ts';
import { lockJournal } from '../storage/seal-journal.ts';
import { deleteAllItems } from '../storage/stored-item.ts';
import { forgetSyncCopy } from '../sync/sync-settings.ts';
import { forgetNudges } from './load-nudges.ts';
import { tick } from './tick.ts';

/**
 * Deletes all that Tend holds and gives back what the browser allowed for it. Nothing that cannot be deleted keeps the
 * rest from going; then it throws `Refused` in the end. Within `oneAtATime`; `now` in milliseconds since 1970.
 */
export async function deleteEverything(now: number): Promise<void> {
  // Items last: the others read there what they have to give back.
  const steps = [
    () => forgetSyncCopy(now),
    lockJournal,
    () => returnPermission(null, now),
    () => forgetOwnPlaces(now),
    returnNotifications,
    deleteAllItems,
  ];
  const journalStays = !(await isDone(deleteJournal));
  let someStays = false;
  for (const step of steps) if (!(await isDone(step))) someStays = true;
  forgetNudges();
  if (someStays) throw new Refused('someStays');
  // No tick: a journal that waits for its removal lets nobody in. What wakes Tend next sees to the rest.
  if (journalStays) throw new Refused('journalStays');
  await isDone(() => tick(now));
}

async function isDone(step: () => Promise<void>): Promise<boolean> {
  try {
    await step();
    return true;
  } catch (error) {
    console.error('Tend could not do this while it deleted everything:', error);
    return false;
  }
}
