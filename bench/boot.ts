import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'puppeteer-core';
import { buildContent, buildExtension } from '../scripts/build-parts.ts';
import { countCallsWhileTyping } from './boot/count-calls-while-typing.ts';
import { copyBuiltExtension, makeEmptyExtension } from './boot/extension-copies.ts';
import { cpuOf, readExtensionEvents, readPageEvents, startTrace, stopTrace } from './boot/extension-trace.ts';
import { focusToCard } from './boot/focus-to-card.ts';
import { heapOf } from './boot/heap-of.ts';
import { makeCardDue } from './boot/make-card-due.ts';
import { openBrowser, openTab, waitUntilRegistered } from './boot/open-browser.ts';
import { median } from './median.ts';
import type { Bench, Measurement } from './measurement.ts';

const gmail = 'https://mail.google.com/mail/u/0/';
const calendar = 'https://calendar.google.com/calendar/u/0/r';
const grid = 'data-viewfamily="EVENT"';
/**
 * One place for each kind of boot.js there is: a focus, the page itself, both (the largest), a call. The bound is for a
 * load at which nothing is noticed. What a moment costs with its message, and a card that comes at once, stand beside it.
 */
const places = [
  { name: 'gmail', address: gmail, body: '', bound: 5 },
  { name: 'google-calendar', address: calendar, body: '', bound: 5 },
  { name: 'outlook', address: 'https://outlook.office.com/mail/', body: '', bound: 5 },
  { name: 'google-meet', address: 'https://meet.google.com/abc-defg-hij', body: '', bound: 5 },
  { name: 'google-calendar-noticed', address: calendar, body: grid, bound: null },
  { name: 'google-calendar-card', address: calendar, body: grid, bound: 25, hasCard: true },
];
const loads = 12;
/** What a page sets off just after it was loaded belongs to the load. */
const settledMs = 800;

interface Visited {
  name: string;
  browser: Browser;
  page: Page;
  address: string;
  script: string;
  hasCard: boolean;
  cpu: number[];
  /** CPU of functions that the background injected, which is not in `cpu`. */
  injected: number[];
  heap: number[];
}

/**
 * What boot.js costs a page under a permitted site's name, and a card that is shown at once: CPU of the load beside that
 * of an empty content script, by Chromium's own trace, and heap beside that of its page, loads taking turns; how long a
 * card takes to come once a composer has the focus; and how many functions of the extension run while the page changes
 * and a person types and no card is due, which is a count and so the same on every machine.
 */
export const benchBoot: Bench = async (progress) => {
  await buildContent();
  await buildExtension('chrome');
  const folder = mkdtempSync(path.join(tmpdir(), 'tend-bench-boot-'));
  const visits: Visited[] = [];
  const visit = async (name: string, extension: string, address: string, body: string, script = '/boot.js') => {
    const browser = await openBrowser(extension);
    const page = await openTab(browser, body);
    const visited: Visited = { name, browser, page, address, script, hasCard: false, cpu: [], injected: [], heap: [] };
    visits.push(visited);
    return visited;
  };
  try {
    for (const { name, address, body, hasCard } of places) {
      const extension = copyBuiltExtension(path.join(folder, name), new URL(address).origin);
      const visited = await visit(name, extension, address, body);
      visited.hasCard = hasCard === true;
      await waitUntilRegistered(visited.browser);
    }
    await visit('empty', makeEmptyExtension(path.join(folder, 'empty'), new URL(gmail).origin), gmail, '', '/empty.js');

    for (let load = 0; load <= loads; load++) {
      await loadAll(visits);
      // The first load of each compiles what the browser then keeps.
      if (load === 0) for (const { cpu, injected, heap } of visits) cpu.length = injected.length = heap.length = 0;
      if (load % 6 === 0) progress(`${load} of ${loads} loads`);
    }
    const rows = [...rowsOf(visits)];
    const mail = visits.find(({ name }) => name === 'gmail')!;
    const focus = median(await focusToCard(mail.page, mail.browser, mail.address, loads));
    rows.push({ name: 'boot/focus-to-card', value: focus, unit: 'ms', bound: 200, peer: null });
    let calls = 0;
    for (const { name, page, address } of visits) {
      // Meet is looked at every two seconds, whatever happens there; that is no call of a keystroke or a change.
      if (name !== 'empty' && name !== 'google-meet') calls += await countCallsWhileTyping(page, address);
    }
    return [...rows, { name: 'boot/calls-while-typing', value: calls, unit: 'calls', bound: 0, peer: null }];
  } finally {
    await Promise.all(visits.map(({ browser }) => browser.close()));
    rmSync(folder, { recursive: true, force: true });
  }
};

function* rowsOf(visits: readonly Visited[]): Iterable<Measurement> {
  const peer = 'empty content script';
  const of = (wanted: string, figure: 'cpu' | 'heap') =>
    median(visits.find(({ name }) => name === wanted)?.[figure] ?? []);
  for (const { name, cpu, injected, hasCard } of visits) {
    yield { name: `boot/cpu-${name}`, value: median(cpu), unit: 'CPU ms', bound: null, peer: null };
    if (hasCard) {
      const row = { name: `boot/cpu-${name}-injected`, unit: 'CPU ms', bound: null, peer: null };
      yield { ...row, value: median(injected) };
    }
  }
  for (const { name, bound, hasCard } of places) {
    const value = of(name, 'cpu') / of('empty', 'cpu');
    if (bound !== null) yield { name: `boot/to-empty-${name}`, value, unit: 'ratio', bound, peer };
    if (hasCard || bound === null) continue;
    const more = of(name, 'heap') - of('empty', 'heap');
    yield { name: `boot/heap-over-empty-${name}`, value: more, unit: 'kB', bound: 64, peer };
  }
}

/** One load of each page, one after the other, with what it sets off just then: no later look of a timer. */
async function loadAll(visits: readonly Visited[]): Promise<void> {
  for (const { page, address, browser, script, hasCard, cpu, injected, heap } of visits) {
    if (hasCard) await makeCardDue(browser);
    // The extension opens its first-run page over ours, and a hidden page is not looked at.
    await page.bringToFront();
    await startTrace(page);
    await page.goto(address, { waitUntil: 'load' });
    await wait(settledMs);
    const trace = await stopTrace(page);
    const { files: events, injected: more } = hasCard
      ? readPageEvents(trace, script)
      : { files: readExtensionEvents(trace, script), injected: [] };
    if (events.length === 0) throw new Error(`${script} did not run on ${address}: nothing costs nothing`);
    const children = await page.evaluate(() => document.documentElement.children.length);
    if (hasCard && children !== 3) throw new Error('no card was shown where one was to be measured');
    cpu.push(cpuOf(events));
    injected.push(cpuOf(more));
    heap.push(await heapOf(page));
  }
}
