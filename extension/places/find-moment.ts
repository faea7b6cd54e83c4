import type { Moment } from '#shared/schemas/moment.ts';
import type { Signal } from './signal.ts';

/**
 * The moment that the page shows, or undefined. `focused` is the element that has just taken focus; without it only
 * signals of an open page count. Reads attributes and the path, never text; what seldom holds is asked first.
 */
export function findMoment(signals: readonly Signal[], focused?: EventTarget | null): Moment | undefined {
  return signals.find(
    ({ path, focus, page }) =>
      (!focus || (focused instanceof Element && focused.closest(focus))) &&
      (!page || document.querySelector(page)) &&
      (!path || path.test(location.pathname)),
  )?.moment;
}
