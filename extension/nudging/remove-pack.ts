import { dropPack } from '../storage/change-packs.ts';
import { offerItem } from '../storage/items.ts';
import { loadItem } from '../storage/load-item.ts';
import { writeItem } from '../storage/stored-item.ts';
import { forgetNudges, loadNudges } from './load-nudges.ts';

/** Removes a pack, and with it a prompt of its that waits behind the badge. Answers and notes stay. */
export async function removePack(id: string, now: number): Promise<void> {
  await dropPack(id, now);
  forgetNudges();
  const offer = await loadItem(offerItem, now);
  const nudges = await loadNudges();
  if (offer.waiting && !nudges.some((nudge) => nudge.id === offer.waiting?.nudgeId)) {
    await writeItem(offerItem, { ...offer, waiting: null });
  }
}
