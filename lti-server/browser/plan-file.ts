import { calendarFile } from '#shared/calendar/calendar-file.ts';
import type { HandOver } from '#shared/schemas/hand-over.ts';
import { dayAfter } from '#shared/selection/calendar-days.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import { localDate } from './local-date.ts';
import { workWords } from './work-words.ts';

/**
 * A plan as a calendar file: it reminds at nine on each day of a follow-up, or tomorrow where there are none. `now` in
 * milliseconds since 1970.
 */
export function planFile({ plan, module, followUpsOn, wayBack }: HandOver, locale: Locale, now: number): string {
  const t = workWords[locale];
  const days = followUpsOn.length > 0 ? followUpsOn : [dayAfter(localDate(now), 1)];
  const entries = days.map((day) => ({
    key: module.id,
    at: new Date(`${day}T09:00`).getTime(),
    minutes: 10,
    summary: t('work.sentence', plan),
    description: t(followUpsOn.length > 0 ? 'work.fileFollowUp' : 'work.file', { title: module.title }),
    url: wayBack,
  }));
  return calendarFile('Plan', entries, now);
}
