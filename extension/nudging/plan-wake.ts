import { browser } from 'wxt/browser';

export const wakeAlarm = 'tick';

/**
 * One one-shot alarm at this instant (milliseconds since 1970; Infinity for none). An alarm that is already right is
 * left alone: setting it anew on every start of the worker is how others' alarms never came to fire.
 */
export async function planWake(when: number): Promise<void> {
  const planned = await browser.alarms.get(wakeAlarm);
  if (when === Infinity) {
    if (planned) await browser.alarms.clear(wakeAlarm);
  } else if (planned?.scheduledTime !== when) {
    await browser.alarms.create(wakeAlarm, { when });
  }
}
