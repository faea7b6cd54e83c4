import type { Moment } from '#shared/schemas/moment.ts';
import { findMoment } from './find-moment.ts';
import type { Signal } from './signal.ts';

// The polyfill would be ten times this script; Chromium and Firefox both give content scripts `chrome`.
declare const chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };

interface BootWorld {
  tendBoot?: boolean;
}

const quietMs = 60_000;

/**
 * All that runs on a page of a place: a listener or two, nothing while a person types. Moments of a place are either
 * all of a focus or all of an open page. Sends the kind of a moment and nothing else, at most once a minute for each
 * kind; the background decides.
 */
export function noticeMoments(signals: readonly Signal[]): void {
  const world = globalThis as BootWorld;
  if (world.tendBoot) return;
  world.tendBoot = true;

  const quietUntil: Partial<Record<Moment, number>> = {};
  const look = async (focused?: EventTarget | null) => {
    const moment = findMoment(signals, focused);
    const now = Date.now();
    if (!moment || now < (quietUntil[moment] ?? 0)) return;
    quietUntil[moment] = now + quietMs;
    try {
      await chrome.runtime.sendMessage({ type: 'momentNoticed', moment });
    } catch {
      // The extension was updated or removed: this copy of the script is an orphan.
    }
  };

  const watched = signals.flatMap(({ watch }) => watch ?? []);
  if (watched.length === 0) {
    addEventListener('focusin', (event) => void look(event.composedPath()[0]), true);
    void look(document.activeElement);
    return;
  }
  const lookAtPage = () => void (document.hidden || look());
  addEventListener('visibilitychange', lookAtPage);
  // One attribute of one element, told by the browser: half of what a timer and a second look cost (measured).
  new MutationObserver(lookAtPage).observe(document.body, { attributeFilter: watched });
  lookAtPage();
}
