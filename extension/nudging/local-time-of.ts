import type { LocalTime } from '#shared/schemas/local-time.ts';

/** An instant as the clock on this person's wall shows it, in the zone that the device is in now. */
export function localTimeOf(epoch: number): LocalTime {
  const at = new Date(epoch);
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return {
    epoch,
    date: `${String(at.getFullYear()).padStart(4, '0')}-${twoDigits(at.getMonth() + 1)}-${twoDigits(at.getDate())}`,
    weekday: at.getDay() || 7,
    minute: at.getHours() * 60 + at.getMinutes(),
  };
}
