import type { Settings } from '#shared/schemas/settings.ts';

/** The same working hours on all seven days; null for none. */
export const everyDay = (day: Settings['hours'][number]): Settings['hours'] => [day, day, day, day, day, day, day];

/** Settings under which a journey holds at any hour of any day of the week. */
export const allDaySettings: Settings = {
  version: 2,
  locale: 'en',
  hours: everyDay({ from: '00:00', to: '23:59' }),
  quietHours: null,
  timeOff: [],
  dose: 'twice-daily',
  dailyAt: '23:58',
  challenge: null,
  keepDays: 90,
};
