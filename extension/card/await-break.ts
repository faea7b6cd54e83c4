import type { Moment } from '#shared/schemas/moment.ts';
import type { KeyWorld } from '../places/notice-moment.ts';
import type { Break } from './breaks.ts';

// As in send-from-page.ts: no polyfill in what runs in pages.
declare const chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };

interface BreakWorld extends KeyWorld {
  /** Of the interval that waits. */
  tendWait?: number;
}

/**
 * Runs in the page's isolated world by `executeScript`, so it can use nothing from this file. 'now' when a card may
 * come; otherwise 'later', and the page notices the moment once more when the break has come. So a worker may die
 * meanwhile, and whether a prompt is still due is decided anew. Looks once a second at what the browser counts by
 * itself: nothing runs at a keystroke. Gives up after ten minutes.
 */
export function awaitBreak(moment: Moment, breaks: readonly Break[]): 'now' | 'later' {
  const pauseMs = 5000;
  const giveUpMs = 10 * 60_000;
  const world = globalThis as BreakWorld;
  const { eventCounts } = performance;
  // Where the browser does not count, nobody is known to type. Dictated text comes without keys.
  const count = () => (eventCounts ? eventCounts.get('keydown')! + eventCounts.get('input')! : 0);
  const isAway = () =>
    document.hidden || document.fullscreenElement !== null || matchMedia('(display-mode: fullscreen)').matches;
  const isInField = () => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    return focused !== null && focused.matches('input,textarea,select,iframe,[contenteditable],[contenteditable] *');
  };

  // What was noticed last is what counts.
  clearInterval(world.tendWait);
  if (eventCounts?.get('keydown') === world.tendKeys && !isAway()) return 'now';

  const began = performance.now();
  let typed = began;
  let counted = count();
  let looksOutside = 0;
  world.tendWait = window.setInterval(() => {
    const now = performance.now();
    if (now - began > giveUpMs) clearInterval(world.tendWait);
    if (count() !== counted) typed = now;
    counted = count();
    looksOutside = isInField() || typed === now ? 0 : looksOutside + 1;
    const isBreak =
      (breaks.includes('pause') && now - typed >= pauseMs) ||
      // Editors are drawn anew now and then, and have no focus meanwhile: one look says too little.
      (breaks.includes('leaving') && looksOutside > 1);
    if (!isBreak || isAway()) return;
    clearInterval(world.tendWait);
    world.tendKeys = eventCounts?.get('keydown');
    chrome.runtime.sendMessage({ type: 'momentNoticed', moment }).catch(() => {});
  }, 1000);
  return 'later';
}
