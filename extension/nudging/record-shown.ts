import type { ShownNudge } from '#shared/schemas/history.ts';
import { historyItem } from '../storage/items.ts';
import { loadItem } from '../storage/load-item.ts';
import { writeItem } from '../storage/stored-item.ts';
import { tick } from './tick.ts';

/** Adds a shown nudge to the history; the badge and the alarm follow from that. Call within `oneAtATime`. */
export async function recordShown(shown: ShownNudge): Promise<void> {
  const history = await loadItem(historyItem, shown.shownAt);
  await writeItem(historyItem, { ...history, shown: [...history.shown, shown] });
  await tick(shown.shownAt);
}

/** Removes a nudge that was written down and then found no room on its page. Call within `oneAtATime`. */
export async function takeBackShown(shown: ShownNudge): Promise<void> {
  const history = await loadItem(historyItem, shown.shownAt);
  const isIt = (entry: ShownNudge) => entry.nudgeId === shown.nudgeId && entry.shownAt === shown.shownAt;
  await writeItem(historyItem, { ...history, shown: history.shown.filter((entry) => !isIt(entry)) });
  await tick(shown.shownAt);
}
