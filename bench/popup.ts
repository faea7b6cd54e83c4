import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { TargetType, type Browser } from 'puppeteer-core';
import { buildContent, buildExtension } from '../scripts/build-parts.ts';
import { openBrowser } from './boot/open-browser.ts';
import type { Bench } from './measurement.ts';
import { median } from './median.ts';
import { openPopup, type OpenedPopup } from './popup/open-popup.ts';
import { storeYear } from './popup/store-year.ts';

const extension = path.resolve(import.meta.dirname, '../dist/extension/chrome-mv3');
const rounds = 20;
/** A kilobyte of 1,024 bytes, each script compressed by itself. */
const scriptBytes = 40 * 1024;

/**
 * What the popup costs whoever presses the button: the scripts that it loads, those that it needs before it paints and
 * all of them, and the time from navigation to its first paint in real Chromium, with a year of history. Nothing is
 * painted before the day's prompt is, so the first paint is the popup itself. Each round is a tab of its own.
 */
export const benchPopup: Bench = async (progress) => {
  await buildContent();
  await buildExtension('chrome');
  const browser = await openBrowser(extension);
  try {
    const address = await popupAddress(browser);
    await storeYear(browser, address);
    const opened: OpenedPopup[] = [];
    for (let round = 0; round <= rounds; round++) {
      const popup = await openPopup(browser, address);
      // The first one compiles what the browser then keeps.
      if (round > 0) opened.push(popup);
      if (round % 10 === 0) progress(`${round} of ${rounds} times opened, ${popup.paintedMs} ms`);
    }
    const last = opened.at(-1);
    const bytesOf = (isCounted: (script: OpenedPopup['scripts'][number]) => boolean) =>
      (last?.scripts ?? []).filter(isCounted).reduce((sum, { url }) => sum + gzippedBytes(url), 0);
    const bytes = { unit: 'bytes', peer: null };
    return [
      { name: 'popup/scripts-gzip', value: bytesOf(() => true), ...bytes, bound: scriptBytes },
      {
        name: 'popup/scripts-before-paint-gzip',
        value: bytesOf(({ isBeforePaint }) => isBeforePaint),
        ...bytes,
        bound: null,
      },
      {
        name: 'popup/painted',
        value: median(opened.map(({ paintedMs }) => paintedMs)),
        unit: 'ms',
        bound: 150,
        peer: null,
      },
    ];
  } finally {
    await browser.close();
  }
};

async function popupAddress(browser: Browser): Promise<string> {
  const worker = await browser.waitForTarget((target) => target.type() === TargetType.SERVICE_WORKER);
  return new URL('/popup.html', worker.url()).href;
}

const gzippedBytes = (url: string): number =>
  gzipSync(readFileSync(path.join(extension, new URL(url).pathname)), { level: 9 }).length;
