import { historyItem, offerItem } from '../storage/items.ts';
import { loadItem } from '../storage/load-item.ts';
import { writeItem } from '../storage/stored-item.ts';
import { localTimeOf } from './local-time-of.ts';
import { tick } from './tick.ts';

/** The popup shows the nudge that waited behind the badge: from now on it counts as shown. Within `oneAtATime`. */
export async function openNudge(nudgeId: string, now: number): Promise<void> {
  const offer = await loadItem(offerItem, now);
  const { waiting } = offer;
  const today = localTimeOf(now).date;
  // A second popup, or one that stayed open over midnight, opens nothing.
  if (waiting?.nudgeId !== nudgeId || waiting.on !== today) return;
  const history = await loadItem(historyItem, now);
  const shown = { nudgeId, moment: 'dayStart' as const, shownAt: now, shownOn: today, answer: null };
  await writeItem(historyItem, { ...history, shown: [...history.shown, shown] });
  await writeItem(offerItem, { ...offer, waiting: null });
  await tick(now);
}
