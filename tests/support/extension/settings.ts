import type { Settings } from '#shared/schemas/settings.ts';

const day = { from: '00:00', to: '23:59' };

/** Settings under which a journey holds at any hour of any day of the week. */
export const allDaySettings: Settings = {
  version: 1,
  locale: 'en',
  hours: [day, day, day, day, day, day, day],
  quietHours: null,
  dose: 'twice-daily',
  dailyAt: '23:58',
};
