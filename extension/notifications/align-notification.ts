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
import { notificationId, planNotificationId } from './notification-ids.ts';
import { notificationsItem } from './notifications-item.ts';
import { planNews } from './plan-news.ts';

const words = translateAll({ en, cy });

/**
 * Brings the notifications in line with what waits: one when the daily prompt begins to wait, gone when it was read
 * anywhere, or waits no more; and where that was chosen, one when the day of a plan has come, gone when it was tried or
 * put off. Doing it twice changes nothing. It opens no budget of its own: what it tells of is the one prompt that the
 * badge tells of, and what its owner asked to come back to. Call it within `oneAtATime`.
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
  if (isDaily) {
    await showOnce(notificationId, 'lastOn', () => messageFor(waiting.nudgeId, chosen.saysPrompt, now), now);
  } else await browser.notifications.clear(notificationId);

  const plans = chosen.tellsPlans ? await planNews(now) : 'none';
  if (plans === 'none') await browser.notifications.clear(planNotificationId);
  else if (plans === 'now') {
    await showOnce(planNotificationId, 'planLastOn', async () => words[await localeNow(now)]('planDue'), now);
  }
}

const localeNow = async (now: number) => chosenLocale(await loadSettings(now));

/** Shows one unless there was one today. */
async function showOnce(
  id: string,
  day: 'lastOn' | 'planLastOn',
  message: () => Promise<string>,
  now: number,
): Promise<void> {
  const before = await loadItem(notificationsItem, now);
  const today = localTimeOf(now).date;
  if (before[day] === today) return;
  // Written before it is shown: a worker that dies in between shows none, rather than two.
  await writeItem(notificationsItem, { ...before, [day]: today });
  await browser.notifications.create(id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icons/128.png'),
    title: 'Tend',
    message: await message(),
  });
}

async function messageFor(nudgeId: string, saysPrompt: boolean, now: number): Promise<string> {
  const locale = await localeNow(now);
  const nudge = saysPrompt ? (await loadLibrary()).find.get(nudgeId)?.nudge : undefined;
  return nudge ? textIn(nudge.locales, locale).text.text : words[locale]('waiting');
}
