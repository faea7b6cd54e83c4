import type { Page } from 'puppeteer-core';

declare const browser: {
  tabs: { query(filter: { url: string }): Promise<{ id: number }[]> };
  scripting: {
    executeScript(injection: { target: { tabId: number }; func: () => unknown }): Promise<{ result: unknown }[]>;
  };
};

export interface SeenCard {
  heading: string;
  text: string;
  buttons: { choice: string; x: number; y: number }[];
}

/** What the card in a page shows, or null: looked at from the extension's own world, since its root is closed. */
export async function seeCard(own: Page, page: Page): Promise<SeenCard | null> {
  const seen = await own.evaluate(
    async (url) => {
      const [tab] = await browser.tabs.query({ url });
      const [injected] = await browser.scripting.executeScript({ target: { tabId: tab?.id ?? -1 }, func: look });
      return injected?.result ?? null;

      function look(): unknown {
        const host = document.documentElement.querySelector(':scope > div') as
          | (HTMLElement & { openOrClosedShadowRoot: ShadowRoot | null })
          | null;
        const root = host?.openOrClosedShadowRoot;
        if (!host || !root || getComputedStyle(host).visibility === 'hidden') return null;
        return {
          heading: root.querySelector('.heading')?.textContent?.trim(),
          text: root.querySelector('.text')?.textContent,
          buttons: [...root.querySelectorAll<HTMLElement>('[data-choice]')].map((button) => {
            const at = button.getBoundingClientRect();
            return { choice: button.dataset['choice'], x: at.x + at.width / 2, y: at.y + at.height / 2 };
          }),
        };
      }
    },
    `${new URL(page.url()).origin}/*`,
  );
  return seen as SeenCard | null;
}

/** Presses a button of the card with the mouse. */
export async function pressCard(own: Page, page: Page, choice: string): Promise<void> {
  const button = (await seeCard(own, page))?.buttons.find((candidate) => candidate.choice === choice);
  if (!button) throw new Error(`the card has no button for ${choice}`);
  await page.mouse.click(button.x, button.y);
}
