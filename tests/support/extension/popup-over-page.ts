import { expect, type Page } from '@playwright/test';
import type { VirtualDisplay } from './virtual-display.ts';

declare const chrome: { extension: { getViews(filter: { type: 'popup' }): Window[] } };

/** The popup as it really opens, over a page: Playwright does not see it, but a page of the same extension does. */
export interface PopupOverPage {
  /** All that it shows, or null when it is closed. */
  text(): Promise<string | null>;
  /** Chooses "Prompt me on this site…" in the menu of the page, with the mouse and real keys. */
  openByMenu(page: Page): Promise<void>;
  /** Goes by Tab to what has these words, and presses the key there. */
  pressAt(words: string, key: 'Return' | 'space'): Promise<void>;
}

export function popupOverPage(own: Page, display: VirtualDisplay): PopupOverPage {
  const text = () =>
    own.evaluate(() => {
      const [popup] = chrome.extension.getViews({ type: 'popup' });
      const read = (root: ParentNode): string =>
        [...root.children]
          .map((child) =>
            child.shadowRoot
              ? read(child.shadowRoot)
              : child.children.length > 0
                ? read(child)
                : (child as HTMLElement).innerText,
          )
          .join('\n');
      // It has no body yet while it opens.
      return popup?.document.body ? read(popup.document.body) : null;
    });
  const focused = () =>
    own.evaluate(() => {
      const [popup] = chrome.extension.getViews({ type: 'popup' });
      let active = popup?.document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return (active?.closest('label') ?? active)?.textContent?.trim() ?? '';
    });
  return {
    text,
    async openByMenu(page) {
      await page.bringToFront();
      await display.change(() => page.locator('h1').click({ button: 'right' }));
      // From the end of the menu: inspect, view the source, the extension's own.
      await display.press('Up', 'Up', 'Up', 'Return');
      await expect.poll(text).toContain('Prompt me on this site');
    },
    async pressAt(words, key) {
      await expect(async () => {
        if (!(await focused()).includes(words)) await display.press('Tab');
        expect(await focused()).toContain(words);
      }).toPass({ intervals: [0] });
      await display.press(key);
    },
  };
}
