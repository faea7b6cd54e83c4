import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { vi } from 'vitest';

/** Firefox gives every installation another address; a pinned one lets the test open pages. */
const uuid = '11111111-1111-4111-8111-111111111111';
const patience = { timeout: 15_000, interval: 200 };

export interface ExtensionInFirefox {
  browser: Browser;
  open(page: string): Promise<Page>;
  /** Waits for a page that the extension itself opens. */
  pageAt(page: string): Promise<Page>;
}

/**
 * Starts the system's Firefox with an empty profile and the extension. Its permission prompts are answered yes. With
 * `home` it looks there for what Firefox reads from a person's own folder; `prefs` are further settings of the browser.
 */
export async function launchFirefox(
  extension: string,
  id: string,
  { home, prefs = {} }: { home?: string; prefs?: Record<string, unknown> } = {},
): Promise<ExtensionInFirefox> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: '/usr/bin/firefox-esr',
    headless: true,
    ...(home === undefined ? {} : { env: { ...process.env, HOME: home } }),
    defaultViewport: { width: 1100, height: 800 },
    // Without it, pages of extensions may not be opened or looked at.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextOptionalPermissionPrompts': false,
      'extensions.webextensions.uuids': JSON.stringify({ [id]: uuid }),
      'app.update.enabled': false,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      ...prefs,
    },
  });
  await browser.installExtension(extension);
  const address = (page: string) => `moz-extension://${uuid}/${page}`;
  // Puppeteer does not notice the navigations of such pages, so ask the page itself.
  const isDrawn = (page: Page, at: string) =>
    page
      .evaluate((wanted) => {
        const element = document.body?.firstElementChild;
        return location.href === wanted && element?.shadowRoot?.querySelector('main') instanceof Element;
      }, address(at))
      .catch(() => false);
  return {
    browser,
    pageAt: (at) =>
      vi.waitFor(async () => {
        for (const page of await browser.pages()) if (await isDrawn(page, at)) return page;
        throw new Error(`${at} is not open`);
      }, patience),
    async open(at) {
      const page = await browser.newPage();
      // It never resolves for such an address.
      void page.goto(address(at)).catch(() => {});
      await vi.waitFor(async () => {
        if (!(await isDrawn(page, at))) throw new Error(`${at} has not drawn itself`);
      }, patience);
      return page;
    },
  };
}
