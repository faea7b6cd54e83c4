import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'puppeteer-core';
import { buildContent, buildExtension } from '../scripts/build-parts.ts';
import { countCallsWhileTyping } from './boot/count-calls-while-typing.ts';
import { copyBuiltExtension, makeEmptyExtension } from './boot/extension-copies.ts';
import { cpuOf, readExtensionEvents, startTrace, stopTrace } from './boot/extension-trace.ts';
import { openBrowser, openTab, waitUntilRegistered } from './boot/open-browser.ts';
import { median } from './median.ts';
import type { Bench, Measurement } from './measurement.ts';

const gmail = 'https://mail.google.com/mail/u/0/';
const calendar = 'https://calendar.google.com/calendar/u/0/r';
/**
 * A place whose moments are a focus, and one whose moment is the page itself: the two kinds of boot.js there are. The
 * bound is for a load at which nothing is noticed; what a moment costs then, with its message, is shown beside it.
 */
const places = [
  { name: 'gmail', address: gmail, body: '', isBound: true },
  { name: 'google-calendar', address: calendar, body: '', isBound: true },
  { name: 'google-calendar-noticed', address: calendar, body: 'data-viewfamily="EVENT"', isBound: false },
];
const loads = 12;
/** What a page sets off just after it was loaded belongs to the load. */
const settledMs = 500;

interface Visited {
  name: string;
  browser: Browser;
  page: Page;
  address: string;
  script: string;
  cpu: number[];
}

/**
 * What boot.js costs a page under a permitted site's name: CPU of the load beside that of an empty content script, by
 * Chromium's own trace, loads taking turns; and how many functions of the extension run while the page changes and a
 * person types and no card is due, which is a count and so the same on every machine.
 */
export const benchBoot: Bench = async (progress) => {
  await buildContent();
  await buildExtension('chrome');
  const folder = mkdtempSync(path.join(tmpdir(), 'tend-bench-boot-'));
  const visits: Visited[] = [];
  try {
    for (const { name, address, body } of places) {
      const browser = await openBrowser(copyBuiltExtension(path.join(folder, name), new URL(address).origin));
      visits.push({ name, browser, page: await openTab(browser, body), address, script: '/boot.js', cpu: [] });
      await waitUntilRegistered(browser);
    }
    const floor = await openBrowser(makeEmptyExtension(path.join(folder, 'empty'), new URL(gmail).origin));
    const page = await openTab(floor);
    visits.push({ name: 'empty', browser: floor, page, address: gmail, script: '/empty.js', cpu: [] });

    for (let load = 0; load <= loads; load++) {
      await loadAll(visits);
      // The first load of each compiles what the browser then keeps.
      if (load === 0) for (const visit of visits) visit.cpu.length = 0;
      if (load % 6 === 0) progress(`${load} of ${loads} loads`);
    }
    const floorCpu = median(visits.find(({ name }) => name === 'empty')?.cpu ?? []);
    const rows: Measurement[] = visits.map(({ name, cpu }) => ({
      ...{ name: `boot/cpu-${name}`, value: median(cpu), unit: 'CPU ms', bound: null, peer: null },
    }));
    for (const { name } of places.filter(({ isBound }) => isBound)) {
      const value = median(visits.find((visit) => visit.name === name)?.cpu ?? []) / floorCpu;
      rows.push({ name: `boot/to-empty-${name}`, value, unit: 'ratio', bound: 6, peer: 'empty content script' });
    }
    let calls = 0;
    for (const visit of visits) {
      if (visit.name !== 'empty') calls += await countCallsWhileTyping(visit.page, visit.address);
    }
    return [...rows, { name: 'boot/calls-while-typing', value: calls, unit: 'calls', bound: 0, peer: null }];
  } finally {
    await Promise.all(visits.map(({ browser }) => browser.close()));
    rmSync(folder, { recursive: true, force: true });
  }
};

/** One load of each page, one after the other; what they do later, each by itself, is waited for together. */
async function loadAll(visits: readonly Visited[]): Promise<void> {
  for (const { page, address } of visits) {
    // The extension opens its first-run page over ours, and a hidden page is not looked at.
    await page.bringToFront();
    await startTrace(page);
    await page.goto(address, { waitUntil: 'load' });
    await wait(300);
  }
  await wait(settledMs);
  for (const { page, address, script, cpu } of visits) {
    const events = readExtensionEvents(await stopTrace(page), script);
    if (events.length === 0) throw new Error(`${script} did not run on ${address}: nothing costs nothing`);
    cpu.push(cpuOf(events));
  }
}
