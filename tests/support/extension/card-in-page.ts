import type { Page, Worker } from '@playwright/test';

interface ExtensionApi {
  tabs: { query(filter: { url: string }): Promise<{ id?: number }[]> };
  scripting: {
    executeScript(injection: { target: { tabId: number }; func: () => unknown }): Promise<{ result: unknown }[]>;
  };
}
declare const chrome: ExtensionApi & { dom: { openOrClosedShadowRoot(host: Element): ShadowRoot | null } };

export interface SeenCard {
  heading: string;
  text: string;
  announcement: string;
  box: Box;
  buttons: { choice: string; x: number; y: number }[];
}
interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * What the card in a page shows, or null. The root is closed to the page and to the test; the extension's own world
 * may look in. It only looks: presses are real ones, with the mouse.
 */
export async function seeCard(worker: Worker, page: Page): Promise<SeenCard | null> {
  return (await worker.evaluate(
    async (url) => {
      const [tab] = await chrome.tabs.query({ url });
      if (tab?.id === undefined) return null;
      const [injected] = await chrome.scripting.executeScript({ target: { tabId: tab.id }, func: look });
      return injected?.result ?? null;

      function look(): unknown {
        const host = document.documentElement.querySelector(':scope > div');
        const root = host && chrome.dom.openOrClosedShadowRoot(host);
        if (!host || !root || getComputedStyle(host).visibility === 'hidden') return null;
        const { left, top, right, bottom } = host.getBoundingClientRect();
        return {
          heading: root.querySelector('.heading')?.textContent?.trim(),
          text: root.querySelector('.text')?.textContent,
          announcement: root.querySelector('[role=status]')?.textContent,
          box: { left, top, right, bottom },
          buttons: [...root.querySelectorAll<HTMLElement>('[data-choice]')].map((button) => {
            const at = button.getBoundingClientRect();
            return { choice: button.dataset['choice'], x: at.x + at.width / 2, y: at.y + at.height / 2 };
          }),
        };
      }
    },
    page.url().replace(/[?#].*$/, '*'),
  )) as SeenCard | null;
}

/** Presses a button of the card with the mouse. */
export async function pressCard(worker: Worker, page: Page, choice: string): Promise<void> {
  const button = (await seeCard(worker, page))?.buttons.find((candidate) => candidate.choice === choice);
  if (!button) throw new Error(`the card has no button for ${choice}`);
  await page.mouse.click(button.x, button.y);
}
