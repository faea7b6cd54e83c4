import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { SelectionMemory } from '#shared/schemas/selection-memory.ts';
import { buildContent, buildExtension } from '../scripts/build-parts.ts';
import { launchChromium } from '../tests/support/extension/chromium-with-extension.ts';
import { dayBefore } from '../tests/support/extension/day-before.ts';
import { gmailPage, servePlaces } from '../tests/support/extension/place-pages.ts';
import { allDaySettings } from '../tests/support/extension/settings.ts';
import { stopWorker } from '../tests/support/extension/stop-worker.ts';
import { copyBuiltExtension } from './boot/extension-copies.ts';
import type { Bench } from './measurement.ts';
import { median } from './median.ts';
import { makeYear } from './popup/store-year.ts';
import { type Decided, markDecisions } from './wake/mark-decisions.ts';

const rounds = 15;
/** Longer than what follows a decision, which must not write over what the next round stores. */
const settledMs = 500;
/** A round in which no decision came is one in which none was due after all: it says nothing about time. */
const patienceMs = 20_000;

declare const chrome: {
  alarms: { create(name: string, alarm: object): Promise<void> };
  runtime: { sendMessage(message: object): Promise<unknown> };
  storage: Record<
    'local' | 'session',
    {
      set(items: object): Promise<void>;
      remove(key: string): Promise<void>;
      onChanged: { addListener(listener: (changes: { decided?: { newValue?: Decided } }) => void): void };
    }
  >;
};

/**
 * How long the background takes to a decision when a moment or an alarm wakes it, with a year of history: from when its
 * first script runs, in real Chromium. What comes before, the start of a worker, is the browser's, and stands beside it.
 * The worker is stopped before each round, as the browser does after half a minute.
 */
export const benchWake: Bench = async (progress) => {
  await buildContent();
  await buildExtension('chrome');
  const folder = mkdtempSync(path.join(tmpdir(), 'tend-bench-wake-'));
  const extension = copyBuiltExtension(path.join(folder, 'extension'), new URL(gmailPage.address).origin);
  markDecisions(extension);
  const { context, open } = await launchChromium(extension, path.join(folder, 'profile'));
  try {
    await servePlaces(context);
    const own = await open('look-back.html');
    const { memory: upToToday, entries } = makeYear(Date.now());
    const memory = dayBefore(upToToday);
    await own.evaluate((message) => chrome.runtime.sendMessage(message), { type: 'journalBroughtIn', entries });
    const mail = await context.newPage();
    const writeMail = () => mail.locator('#compose').click();
    const ring = () => own.evaluate(() => chrome.alarms.create('tick', { when: Date.now() - 1 }));

    const moments: Decided[] = [];
    const alarms: Decided[] = [];
    for (let round = 0; round <= rounds; round++) {
      // Loaded first: only the moment itself is to wake the worker.
      await mail.goto(gmailPage.address);
      const moment = await wake(own, { memory, dailyAt: '23:58' }, writeMail);
      const alarm = await wake(own, { memory, dailyAt: '00:00' }, ring);
      // The first one compiles what the browser then keeps.
      if (round > 0) {
        moments.push(moment);
        alarms.push(alarm);
      }
      if (round % 5 === 0) progress(`${round} of ${rounds} rounds`);
    }
    const row = (name: string, values: number[], bound: number | null) => ({
      ...{ name: `wake/${name}`, value: median(values), unit: 'ms', bound, peer: null },
    });
    const taken = ({ at, runsFrom }: Decided) => at - runsFrom;
    const started = [...moments, ...alarms].map(({ runsFrom }) => runsFrom);
    return [
      row('moment-to-decision', moments.map(taken), 30),
      row('alarm-to-decision', alarms.map(taken), 30),
      row('start-of-the-worker', started, null),
    ];
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Makes a prompt due, stops the worker, and lets something wake it. */
async function wake(
  own: Page,
  { memory, dailyAt }: { memory: SelectionMemory; dailyAt: string },
  event: () => Promise<unknown>,
): Promise<Decided> {
  const offer = { version: 1, waiting: null, isStopRead: false };
  const items = { memory, offer, settings: { ...allDaySettings, keepDays: null, dailyAt } };
  await own.evaluate((given) => chrome.storage.local.set(given), items);
  await own.evaluate(async () => {
    await chrome.storage.session.remove('decided');
    const decided = new Promise<Decided>((resolve) => {
      chrome.storage.session.onChanged.addListener((changes) => {
        if (changes.decided?.newValue) resolve(changes.decided.newValue);
      });
    });
    Object.assign(globalThis, { decided });
  });
  // Last of all: whatever is stored wakes it, too.
  await stopWorker(own.context(), own);
  await event();
  const decided = await own.evaluate(
    (patience) =>
      Promise.race([
        (globalThis as unknown as { decided: Promise<Decided> }).decided,
        new Promise<null>((resolve) => setTimeout(() => resolve(null), patience)),
      ]),
    patienceMs,
  );
  if (!decided) throw new Error('nothing was decided');
  await wait(settledMs);
  return decided;
}
