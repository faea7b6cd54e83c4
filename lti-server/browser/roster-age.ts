const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How old a list is, in the largest unit that fits: the message `age.<unit>` and its count. Times in ms since 1970. */
export function rosterAge(readAt: number, now: number): { unit: 'now' | 'minutes' | 'hours' | 'days'; count: number } {
  const age = Math.max(0, now - readAt);
  if (age >= day) return { unit: 'days', count: Math.floor(age / day) };
  if (age >= hour) return { unit: 'hours', count: Math.floor(age / hour) };
  return age >= minute ? { unit: 'minutes', count: Math.floor(age / minute) } : { unit: 'now', count: 0 };
}
