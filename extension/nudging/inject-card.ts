import { browser } from 'wxt/browser';
import type { Moment } from '#shared/schemas/moment.ts';
import { awaitBreak } from '../card/await-break.ts';
import { breaksOf } from '../card/breaks.ts';
import type { CardContent, CardForPage } from '../card/card-content.ts';
import { cardSheet } from '../card/card-sheet.ts';

/**
 * False when somebody types in the top frame of a tab, or it is hidden or in fullscreen. The page then waits for the
 * break that fits the moment and tells anew what it told, so nobody waits for it here.
 */
export async function isBreakIn(tabId: number, told: Moment, moment: Moment): Promise<boolean> {
  try {
    const args: Parameters<typeof awaitBreak> = [told, breaksOf[moment]];
    const [asked] = await browser.scripting.executeScript({ target: { tabId }, func: awaitBreak, args });
    return asked?.result !== 'later';
  } catch {
    return false;
  }
}

/**
 * Runs card.js with this content in the top frame of a tab. False when the card found no free corner or the tab is
 * gone: then nobody has seen it. `setOut` is called when the content is there and the card is not.
 */
export async function injectCard(tabId: number, content: CardContent, setOut: () => Promise<void>): Promise<boolean> {
  try {
    const target = { tabId };
    const card: CardForPage = { ...content, styles: cardSheet(content.behaviour) };
    await browser.scripting.executeScript({ target, func: putContent, args: [card] });
    await setOut();
    const [injected] = await browser.scripting.executeScript({ target, files: ['/card.js'] });
    return injected?.result === 'shown';
  } catch {
    return false;
  }
}

/** Runs in the page's isolated world, so it can use nothing from this file. */
function putContent(content: unknown): void {
  Object.assign(globalThis, { tendCardContent: content, tendCardResult: undefined });
}
