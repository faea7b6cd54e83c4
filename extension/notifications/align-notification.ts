import { browser } from 'wxt/browser';
import cy from '#shared/messages/cy/notification.json' with { type: 'json' };
import en from '#shared/messages/en/notification.json' with { type: 'json' };
import { translateAll } from '#shared/messages/translate.ts';
import { textIn } from '#shared/schemas/locale.ts';
import { chosenLocale } from '../nudging/chosen-locale.ts';
import { loadLibrary } from '../nudging/load-library.ts';
import { localTimeOf } from '../nudging/local-time-of.ts';
import { loadSettings } from '../policy/load-settings.ts';
import { offerItem } from '../storage/items.ts';
import { loadItem } from '../storage/load-item.ts';
import { writeItem } from '../storage/stored-item.ts';
import { notificationsItem } from './notifications-item.ts';

export const notificationId = 'daily-prompt';
const words = translateAll({ en, cy });

/**
 * Brings the notification in line with what waits: one when the daily prompt begins to wait, gone when it was read
 * anywhere, or waits no more. Doing it twice changes nothing. It opens no budget of its own: what it tells of is the
 * one prompt that the badge tells of. Call it within `oneAtATime`.
 */
export async function alignNotification(now: number): Promise<void> {
  const chosen = await loadItem(notificationsItem, now);
  if (!chosen.isOn) return;
  if (!(await browser.permissions.contains({ permissions: ['notifications'] }))) {
    // It may have gone while no part of Tend was awake.
    return writeItem(notificationsItem, { ...chosen, isOn: false, wasWithdrawn: true });
  }
  const { waiting } = await loadItem(offerItem, now);
  const today = localTimeOf(now).date;
  // A moment of the calendar's is for the badge alone: nobody chose its time.
  const isDaily = waiting !== null && waiting.on === today && waiting.moment === undefined;
  if (!isDaily) {
    await browser.notifications.clear(notificationId);
    return;
  }
  if (chosen.lastOn === today) return;
  // Written before it is shown: a worker that dies in between shows none, rather than two.
  await writeItem(notificationsItem, { ...chosen, lastOn: today });
  await browser.notifications.create(notificationId, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icons/128.png'),
    title: 'Tend',
    message: await messageFor(waiting.nudgeId, chosen.saysPrompt, now),
  });
}

async function messageFor(nudgeId: string, saysPrompt: boolean, now: number): Promise<string> {
  const locale = chosenLocale(await loadSettings(now));
  const nudge = saysPrompt ? (await loadLibrary()).find.get(nudgeId)?.nudge : undefined;
  return nudge ? textIn(nudge.locales, locale).text.text : words[locale]('waiting');
}
