import type { Moment } from '#shared/schemas/moment.ts';

// As in send-from-page.ts, whose few lines are here once more: one of these scripts has no byte to spare.
declare const chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };

/** What is known here, in Tend's own world in a page, about the keys pressed in it. */
export interface KeyWorld {
  /**
   * How many keys had been pressed in this document when a moment was noticed last: a card that comes for it must not
   * come into the typing after it. The browser counts them by itself, so nothing of Tend runs at a keystroke; where it
   * does not (Safari before 26.2), nobody is known to type.
   */
  tendKeys?: number | undefined;
}

/** Tells the background of a moment: its kind and nothing else. */
export async function noticeMoment(moment: Moment): Promise<void> {
  (self as KeyWorld).tendKeys = performance.eventCounts?.get('keydown');
  try {
    await chrome.runtime.sendMessage({ type: 'momentNoticed', moment });
  } catch {}
}
