import type { Page, Worker } from '@playwright/test';

declare const chrome: {
  tabs: { query(filter: { url: string }): Promise<{ id?: number }[]> };
  scripting: {
    executeScript(injection: {
      target: { tabId: number };
      func: (...args: never[]) => unknown;
      args: unknown[];
    }): Promise<{ result: unknown }[]>;
  };
};

interface Looks {
  /** Its boot.js has run. */
  isWatched: boolean;
  /** How often the page was looked at for a break since this was asked first; -1 while nothing waits. */
  looks: number;
}

/**
 * Lets so many seconds pass for what waits in a page, in the extension's own world there, whose clock neither the page
 * nor Playwright can reach. The next look, a second later by the real clock, finds them gone.
 */
export async function passTime(worker: Worker, page: Page, seconds: number): Promise<Looks> {
  return (await worker.evaluate(
    async ([url, ms]) => {
      const [tab] = await chrome.tabs.query({ url });
      const [injected] = await chrome.scripting.executeScript({
        target: { tabId: tab?.id ?? -1 },
        func: pass,
        args: [ms],
      });
      return injected?.result;

      function pass(more: number): unknown {
        const world = globalThis as { ahead?: number; looks?: number; tendWait?: number; tend?: boolean };
        if (world.ahead === undefined) {
          const now = performance.now.bind(performance);
          world.looks = 0;
          performance.now = () => {
            world.looks!++;
            return now() + world.ahead!;
          };
        }
        world.ahead = (world.ahead ?? 0) + more;
        return { isWatched: world.tend === true, looks: world.tendWait === undefined ? -1 : world.looks };
      }
    },
    [page.url().replace(/[?#].*$/, '*'), seconds * 1000] as const,
  )) as Looks;
}

/** Makes the next moment that is noticed here one after which a key came at once, however slow the test's own keys are. */
export async function typeAfterNoticing(worker: Worker, page: Page): Promise<void> {
  await worker.evaluate(
    async (url) => {
      const [tab] = await chrome.tabs.query({ url });
      await chrome.scripting.executeScript({ target: { tabId: tab?.id ?? -1 }, func: arrange, args: [] });

      function arrange(): void {
        Object.defineProperty(globalThis, 'tendKeys', {
          configurable: true,
          set(counted: number) {
            Object.defineProperty(globalThis, 'tendKeys', { value: counted - 1, writable: true });
          },
        });
      }
    },
    page.url().replace(/[?#].*$/, '*'),
  );
}
