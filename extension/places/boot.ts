import type { Moment } from '#shared/schemas/moment.ts';
import { findMoment } from './find-moment.ts';
import { runOnce } from './run-once.ts';
import { sendFromPage } from './send-from-page.ts';
import type { Signal } from './signal.ts';

/** Looks whether the page shows a moment, at an element that has taken focus or at the page alone. As often as wanted. */
export type Look = (focused?: EventTarget | null) => void;

const quietMs = 60_000;

/**
 * All that runs on a page of a place: its signals, and the watchers that say when to look, a listener or two
 * each. Sends the kind of a moment and nothing else, at most once a minute for each kind; the background decides.
 */
export function boot(signals: readonly Signal[], ...watchers: ((look: Look) => void)[]): void {
  const quietUntil: Partial<Record<Moment, number>> = {};
  const look: Look = (focused) => {
    const moment = findMoment(signals, focused);
    const now = Date.now();
    if (!moment || now < (quietUntil[moment] ?? 0)) return;
    quietUntil[moment] = now + quietMs;
    void sendFromPage({ type: 'momentNoticed', moment });
  };
  runOnce(() => watchers.forEach((watch) => watch(look)));
}
