import type { LitElement } from 'lit';
import type { Message } from '../messages/message.ts';
import { sendMessage } from '../messages/send-message.ts';
import type { PageWords } from './page-words.ts';
import { refusalWord } from './refusal-word.ts';

/**
 * Keeps what somebody wrote in a form of `element`, and waits until it is stored. Kept, it fires the event `words-kept`
 * (detail: `done`, to be said by the page) and answers ''; else it answers why not, to be said beside the form, which
 * stays as it is.
 */
export async function keepWords(element: LitElement, t: PageWords, message: Message, done: string): Promise<string> {
  const outcome = await sendMessage(message);
  if (!outcome.isDone) return t(refusalWord(outcome.reason));
  element.dispatchEvent(new CustomEvent<string>('words-kept', { detail: done, bubbles: true, composed: true }));
  return '';
}
