import puppeteer, { TargetType, type Browser, type Page, type WebWorker } from 'puppeteer-core';

/** A page of 1,500 rows with a composer in a dialog; `bodyAttributes` may say more about it. */
const pageHtml = (bodyAttributes: string) => `<!doctype html><html lang="en"><title>Page</title><body ${bodyAttributes}>
<table id="rows">${'<tr><td>Row</td><td>of</td><td>many</td></tr>'.repeat(1500)}</table>
<div role="dialog"><div id="editor" contenteditable="true" role="textbox" g_editable="true"></div></div>`;

/** Headless Chromium with one extension, cut off from every network. */
export function openBrowser(extension: string): Promise<Browser> {
  return puppeteer.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    headless: true,
    pipe: true,
    enableExtensions: [extension],
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--host-resolver-rules=MAP * ~NOTFOUND',
    ],
  });
}

/**
 * A tab in which every address is the page above: requests are answered here and never leave the browser, so that the
 * page may stand under a real site's name.
 */
export async function openTab(browser: Browser, bodyAttributes = ''): Promise<Page> {
  const page = await browser.newPage();
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const isDocument = request.resourceType() === 'document';
    void (isDocument
      ? request.respond({ status: 200, contentType: 'text/html', body: pageHtml(bodyAttributes) })
      : request.respond({ status: 404 }));
  });
  return page;
}

declare const chrome: { scripting: { getRegisteredContentScripts(): Promise<unknown[]> } };

/** The background of the one extension. */
export async function workerOf(browser: Browser): Promise<WebWorker> {
  const target = await browser.waitForTarget((candidate) => candidate.type() === TargetType.SERVICE_WORKER);
  const worker = await target.worker();
  if (!worker) throw new Error('The extension has no service worker');
  return worker;
}

/** Waits until the background has registered its script. @throws Error after 20 s without one */
export async function waitUntilRegistered(browser: Browser): Promise<void> {
  const worker = await workerOf(browser);
  for (let tries = 0; tries < 200; tries++) {
    if ((await worker.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length)) > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The extension registered no content script');
}
