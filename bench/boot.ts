import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { buildContent, buildExtension } from '../scripts/build-parts.ts';
import { copyBuiltExtension, makeEmptyExtension } from './boot/extension-copies.ts';
import { countCalls, cpuOf, readExtensionEvents, traceCategories } from './boot/extension-trace.ts';
import { openBrowser, openTab, waitUntilRegistered } from './boot/open-browser.ts';
import { median } from './median.ts';
import type { Bench } from './measurement.ts';

const origin = 'https://mail.google.com';
const address = `${origin}/mail/u/0/`;
const loads = 12;
/** Longer than the one look that boot.js takes after a page has drawn itself: its cost belongs to the load. */
const settledMs = 3_500;
const mutations = 5_000;
const keystrokes = 200;

/**
 * What boot.js costs a page under a permitted site's name: CPU of the load beside that of an empty content script, by
 * Chromium's own trace, loads taking turns; and how many functions of the extension run while the page changes and a
 * person types and no card is due, which is a count and so the same on every machine.
 */
export const benchBoot: Bench = async (progress) => {
  await buildContent();
  await buildExtension('chrome');
  const folder = mkdtempSync(path.join(tmpdir(), 'tend-bench-boot-'));
  const ours = await openBrowser(copyBuiltExtension(path.join(folder, 'tend'), origin));
  const empty = await openBrowser(makeEmptyExtension(path.join(folder, 'empty'), origin));
  try {
    await waitUntilRegistered(ours);
    const tabs = { ours: await openTab(ours), empty: await openTab(empty) };
    const cpu = { ours: [] as number[], empty: [] as number[] };
    for (let load = 0; load <= loads; load++) {
      const measured = { ours: await loadCpu(tabs.ours, '/boot.js'), empty: await loadCpu(tabs.empty, '/empty.js') };
      // The first load of each compiles what the browser then keeps.
      if (load === 0) continue;
      cpu.ours.push(measured.ours);
      cpu.empty.push(measured.empty);
      if (load % 4 === 0) progress(`${load} of ${loads} loads`);
    }
    const calls = await callsWhileTyping(tabs.ours);
    const [value, floor] = [median(cpu.ours), median(cpu.empty)];
    return [
      { name: 'boot/cpu', value, unit: 'CPU ms', bound: null, peer: null },
      { name: 'boot/cpu-of-empty', value: floor, unit: 'CPU ms', bound: null, peer: 'empty content script' },
      { name: 'boot/to-empty', value: value / floor, unit: 'ratio', bound: 6, peer: 'empty content script' },
      { name: 'boot/calls-while-typing', value: calls, unit: 'calls', bound: 0, peer: null },
    ];
  } finally {
    await Promise.all([ours.close(), empty.close()]);
    rmSync(folder, { recursive: true, force: true });
  }
};

/** @throws Error when `script` did not run: nothing costs nothing. */
async function loadCpu(page: Page, script: string): Promise<number> {
  await page.tracing.start({ categories: traceCategories });
  await page.goto(address, { waitUntil: 'load' });
  await wait(settledMs);
  const events = readExtensionEvents(await stopTracing(page), script);
  if (events.length === 0) throw new Error(`${script} did not run on ${address}`);
  return cpuOf(events);
}

async function callsWhileTyping(page: Page): Promise<number> {
  // The first focus may bring a card; after it none is due for hours, whatever the time of day is.
  for (let visit = 0; visit < 2; visit++) {
    await page.goto(address, { waitUntil: 'load' });
    await page.focus('#editor');
    await wait(settledMs);
  }
  await page.tracing.start({ categories: traceCategories });
  await page.evaluate(changePage, mutations);
  for (let key = 0; key < keystrokes; key++) await page.keyboard.press(key % 6 === 5 ? 'Space' : 'KeyE');
  const events = readExtensionEvents(await stopTracing(page));
  const typed = await page.$eval('#editor', (editor) => editor.textContent?.length ?? 0);
  if (typed !== keystrokes) throw new Error(`${typed} of ${keystrokes} keystrokes arrived`);
  return countCalls(events);
}

/** Runs in the page: elements, attributes and texts change, with a frame after every hundred changes. */
async function changePage(times: number): Promise<void> {
  const rows = document.querySelector('#rows');
  for (let change = 0; change < times; change++) {
    const row = rows?.appendChild(document.createElement('tr'));
    if (change % 3 === 0) row?.setAttribute('data-changed', String(change));
    if (change % 3 === 1) row?.append(`Row ${change}`);
    if (change % 3 === 2) row?.remove();
    if (change % 100 === 99) await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

async function stopTracing(page: Page): Promise<Uint8Array> {
  const trace = await page.tracing.stop();
  if (!trace) throw new Error('Chromium gave no trace');
  return trace;
}
