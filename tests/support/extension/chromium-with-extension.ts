import { type BrowserContext, chromium, type Page, type Worker } from '@playwright/test';

export interface ExtensionInChromium {
  context: BrowserContext;
  worker: Worker;
  /** Address of one of the extension's own pages. */
  address(page: string): string;
  open(page: string): Promise<Page>;
  /** Waits for a page that the extension itself opens. */
  pageAt(page: string): Promise<Page>;
}

/**
 * Starts the system's Chromium with one extension and an empty profile. With `display` it shows real windows there,
 * otherwise none. `program` starts it in another way. No name of the network resolves: pages of sites are routed by the test.
 */
export async function launchChromium(
  extension: string,
  profile: string,
  { display, timeZone, program }: { display?: string; timeZone?: string; program?: string } = {},
): Promise<ExtensionInChromium> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: program ?? '/usr/bin/chromium',
    // Playwright's own headless mode is another program, without extensions.
    headless: false,
    viewport: null,
    ignoreDefaultArgs: ['--disable-extensions'],
    env: {
      ...(process.env as Record<string, string>),
      ...(display === undefined ? {} : { DISPLAY: display }),
      ...(timeZone === undefined ? {} : { TZ: timeZone }),
    },
    args: [
      ...(display === undefined ? ['--headless=new'] : []),
      ...(process.getuid?.() === 0 || program !== undefined ? ['--no-sandbox'] : []),
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      '--window-size=1100,800',
      '--window-position=0,0',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const address = (page: string) => new URL(page, worker.url()).href;
  return {
    context,
    worker,
    address,
    async open(page) {
      const opened = await context.newPage();
      await opened.goto(address(page));
      return opened;
    },
    async pageAt(page) {
      const isIt = (candidate: Page) => candidate.url() === address(page);
      return context.pages().find(isIt) ?? (await context.waitForEvent('page', isIt));
    },
  };
}
