import type { Message, MessageType } from './message.ts';
import { webMessageSchema } from './web-message.ts';

export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  origin?: string | undefined;
  frameId?: number | undefined;
  tab?: { id?: number | undefined; incognito?: boolean | undefined } | undefined;
}

export interface AcceptedMessage {
  message: Message;
  /** The page of the web that it came from; null for a page of our own. */
  web: { tabId: number; address: string } | null;
}

/** What only the script of a place says: pages of ours notice nothing. */
const fromPlaces: readonly MessageType[] = ['momentNoticed', 'callGoesOn', 'callOver'];

/**
 * Checks a message and who sent it. A content script runs beside a page that is not ours, so it may say only that a
 * moment or a call was noticed and what was answered, and only from the top frame. Anything else is null, and is ignored.
 * So is all that happens in a private window, also where somebody lets Tend run there: what is shown is written down,
 * and of a private window nothing is. A click in a page of the web counts in this turn alone, and is told at once; for
 * a page of ours it is a promise, since all that they may say is set up when the first of them speaks.
 */
export function acceptMessage(
  raw: unknown,
  sender: Sender,
  own: { id: string; origin: string },
): AcceptedMessage | Promise<AcceptedMessage | null> | null {
  if (sender.id !== own.id || sender.url === undefined || !URL.canParse(sender.url)) return null;
  if (`${sender.url}/`.startsWith(own.origin)) return acceptOwn(raw);
  if (sender.frameId !== 0 || sender.tab?.id === undefined || sender.tab.incognito === true) return null;
  const { success, data: message } = webMessageSchema.safeParse(raw);
  return success ? { message, web: { tabId: sender.tab.id, address: addressOf(sender.url, sender.origin) } } : null;
}

async function acceptOwn(raw: unknown): Promise<AcceptedMessage | null> {
  const { messageSchema } = await import('./message.ts');
  const { success, data: message } = messageSchema.safeParse(raw);
  return !success || fromPlaces.includes(message.type) ? null : { message, web: null };
}

/** A window that a site opens empty and fills itself has no address, and belongs to the site all the same. */
function addressOf(url: string, origin: string | undefined): string {
  return url === 'about:blank' && origin !== undefined ? `${origin}/` : url;
}
