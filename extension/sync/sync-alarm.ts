import { browser } from 'wxt/browser';
import { loadItem } from '../storage/load-item.ts';
import { syncChoiceItem } from '../storage/sync-choice.ts';

export const syncAlarm = 'sync';

/**
 * What was chosen goes to the account half a minute later, with whatever was chosen meanwhile: at most 120 writes an
 * hour, of 1,800 that browsers allow. An alarm outlives the worker. `now` in milliseconds since 1970.
 */
export async function planSync(now: number): Promise<void> {
  const { isOn } = await loadItem(syncChoiceItem, now);
  if (!isOn || (await browser.alarms.get(syncAlarm))) return;
  await browser.alarms.create(syncAlarm, { when: now + 30_000 });
}
