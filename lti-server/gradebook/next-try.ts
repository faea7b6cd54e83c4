const second = 1000;
const firstDelay = 2 * second;
const longestDelay = 60 * 60 * second;
const longestPause = 15 * 60 * second;
/** A platform may ask for a rest, but not without end. */
const longestRest = 24 * 60 * 60 * second;

/** After so many tries of its own, about a week at one an hour, a person has to look at a score. */
export const triesBeforeGivingUp = 200;

/**
 * How long to wait, in ms, after the `tries`-th failure: doubling from two seconds to an hour, of which a random half
 * is taken away so that instances do not knock together. `retryAfter` (ms) of the platform is a lower bound.
 */
export function delayOfTry(tries: number, retryAfter: number | null, random: () => number): number {
  return delay(tries, longestDelay, retryAfter, random);
}

/** The same for a whole registration (the circuit breaker), which is tried again at least every quarter of an hour. */
export function delayOfPause(failures: number, retryAfter: number | null, random: () => number): number {
  return delay(failures, longestPause, retryAfter, random);
}

function delay(count: number, longest: number, retryAfter: number | null, random: () => number): number {
  const full = Math.min(firstDelay * 2 ** Math.max(0, count - 1), longest);
  const asked = Math.min(retryAfter ?? 0, longestRest);
  return Math.round(Math.max(full * (0.5 + random() / 2), asked));
}
