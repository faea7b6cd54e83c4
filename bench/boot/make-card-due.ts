import type { Browser } from 'puppeteer-core';
import { emptyMemory } from '#shared/schemas/selection-memory.ts';
import { defaultSettings } from '#shared/schemas/settings.ts';
import { workerOf } from './open-browser.ts';

declare const chrome: { storage: { local: { set(items: object): Promise<void> } } };

const allDay = { from: '00:00', to: '23:59' };
const settings = { ...defaultSettings, hours: Array.from({ length: 7 }, () => allDay), quietHours: null };

/** Forgets what was shown, and sets hours in which a prompt may come whenever this runs. */
export async function makeCardDue(browser: Browser): Promise<void> {
  const worker = await workerOf(browser);
  await worker.evaluate((items) => chrome.storage.local.set(items), { settings, memory: emptyMemory });
}
