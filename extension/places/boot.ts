import type { Moment } from '#shared/schemas/moment.ts';
import { noticeMoment } from './notice-moment.ts';
import type { Signal } from './signal.ts';

/** Looks whether the page shows a moment, at an element that has taken focus or at the page alone. As often as wanted. */
export type Look = (focused?: EventTarget | null) => void;

export interface BootWorld {
  tend?: boolean;
}

/**
 * All that runs on a page of a place: its signals, and the watcher that says when to look, a listener or two.
 * Runs once in a page, however often it is injected. Reads attributes and the path, never text; sends the kind
 * of a moment and nothing else, at most once a minute for each kind. The background decides.
 */
export function boot(signals: readonly Signal[], watch: (look: Look) => void): void {
  const world = self as BootWorld;
  if (world.tend) return;
  world.tend = true;
  const quietUntil: Partial<Record<Moment, number>> = {};
  // Written out in a loop, without functions of its own: each costs a page more than what it does (measured).
  watch((focused) => {
    for (const { moment, path, focus, page } of signals) {
      // What is asked of the whole document comes last.
      if (
        (!focus || (focused as Element | null | undefined)?.closest(focus)) &&
        (!path || path.test(location.pathname)) &&
        (!page || document.querySelector(page))
      ) {
        if (!(quietUntil[moment]! > Date.now())) {
          quietUntil[moment] = Date.now() + 60_000;
          void noticeMoment(moment);
        }
        return;
      }
    }
  });
}
