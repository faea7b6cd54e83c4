import type { Nudge } from '../schemas/nudge.ts';
import type { Settings } from '../schemas/settings.ts';
import { dayAfter } from './calendar-days.ts';

/** Days before any nudge comes a second time at one a day: 16 weeks. */
const fullRest = 112;

/** No nudge comes back before four weeks have passed, whatever else holds. */
const leastRest = 28;

/**
 * How many days a nudge rests after it was shown. Sixteen weeks at one a day, or longer where its author asks for
 * that; half of it at two a day, which use the library up twice as fast; and a quarter where few nudges are to be had,
 * on a short-staffed day or for one stage of a challenge.
 */
export function restDays(cooldownDays: number, dose: Settings['dose'], areFew: boolean): number {
  const share = areFew ? 1 / 4 : dose === 'twice-daily' ? 1 / 2 : 1;
  return Math.max(leastRest, Math.ceil(Math.max(fullRest, cooldownDays) * share));
}

/** Returns the test whether a nudge that was last shown on a day, `YYYY-MM-DD`, has rested long enough by today. */
export function hasRested(
  today: string,
  dose: Settings['dose'],
  areFew: boolean,
): (nudge: Nudge, lastOn: string) => boolean {
  // Dates compare as text, so that each span is counted once and not for each nudge.
  const spans = new Map<number, { from: string; to: string }>();
  return ({ cooldownDays }, lastOn) => {
    let span = spans.get(cooldownDays);
    if (!span) {
      const days = restDays(cooldownDays, dose, areFew);
      span = { from: dayAfter(today, -days), to: dayAfter(today, days) };
      spans.set(cooldownDays, span);
    }
    // A day far in the future was left by a clock that was wrong: it is no reason to wait for years.
    return lastOn <= span.from || lastOn >= span.to;
  };
}
