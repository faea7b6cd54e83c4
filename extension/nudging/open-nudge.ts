import { offerItem } from '../storage/items.ts';
import { loadItem } from '../storage/load-item.ts';
import { loadLibrary } from './load-library.ts';
import { localTimeOf } from './local-time-of.ts';
import { recordShown } from './record-shown.ts';

/** The popup shows the nudge that waited behind the badge: from now on it counts as shown. Within `oneAtATime`. */
export async function openNudge(nudgeId: string, epoch: number): Promise<void> {
  const { waiting } = await loadItem(offerItem, epoch);
  const now = localTimeOf(epoch);
  // A second popup, or one that stayed open over midnight, opens nothing.
  if (waiting?.nudgeId !== nudgeId || waiting.on !== now.date) return;
  const nudge = (await loadLibrary()).find.get(nudgeId)?.nudge;
  if (!nudge) return;
  // With that it waits no more: the dose of the day, or the gap after it, takes it from behind the badge.
  await recordShown({ nudge, moment: waiting.moment ?? 'dayStart', now, because: waiting.because ?? null });
}
