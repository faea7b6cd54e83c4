import { reasonForSilence } from '#shared/selection/silence.ts';
import { dayAfter } from '#shared/selection/calendar-days.ts';
import { lastDayOff } from '#shared/selection/last-day-off.ts';
import { dailyMinute } from '../nudging/daily-minute.ts';
import { formatDay, formatInstant, formatMinute } from './format-time.ts';
import { type PopupWords, wordOf } from './page-words.ts';
import type { Snapshot } from './read-snapshot.ts';

/** Why there is no prompt now, and when that changes, in a sentence. */
export function quietLine({ settings, statusNow, memory, now, nudges }: Snapshot, t: PopupWords): string {
  if (!nudges) return t('quietNoPrompts');
  const silence = reasonForSilence(settings, statusNow, memory, now);
  if (silence) {
    const lastOff = lastDayOff(settings.timeOff, now.date);
    if (silence.reason === 'timeOff' && lastOff !== null) {
      return t('quietTimeOff', { until: formatDay(dayAfter(lastOff, 1), t.locale) });
    }
    const until = silence.until === null ? '' : formatInstant(silence.until, now, t.locale);
    return t(wordOf('quiet', silence.reason), { until });
  }
  const due = dailyMinute(settings, now.weekday);
  return due !== null && now.minute < due
    ? t('quietNotYet', { at: formatMinute(due, t.locale) })
    : t('quietNothingFits');
}
