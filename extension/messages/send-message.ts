import { browser } from 'wxt/browser';
import type { Message, Outcome } from './message.ts';

/** Tells the background, from a page of ours, and waits until it has written. A background that is away is a failure. */
export async function sendMessage(message: Message): Promise<Outcome> {
  try {
    const outcome: unknown = await browser.runtime.sendMessage(message);
    return (outcome as Outcome | undefined) ?? { isDone: false, reason: 'refused' };
  } catch {
    return { isDone: false, reason: 'storeFailed' };
  }
}
