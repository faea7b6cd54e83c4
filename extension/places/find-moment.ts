import type { Moment } from '#shared/schemas/moment.ts';
import type { Signal } from './signal.ts';

/**
 * The moment that the page shows, or undefined. `focused` is the element that has just taken focus; without it only
 * signals of an open page count. Reads attributes and the path, never text; what is asked of the whole document, last.
 */
export function findMoment(signals: readonly Signal[], focused?: EventTarget | null): Moment | undefined {
  return signals.find(
    ({ path, focus, page }) =>
      (!focus || (focused as Element | null | undefined)?.closest?.(focus)) &&
      (!path || path.test(location.pathname)) &&
      (!page || document.querySelector(page)),
  )?.moment;
}
