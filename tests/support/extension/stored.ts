import type { Worker } from '@playwright/test';
import type { History } from '#shared/schemas/history.ts';
import { dayBefore } from './day-before.ts';

declare const chrome: {
  storage: { local: { get(key: string): Promise<Record<string, unknown>>; set(items: object): Promise<void> } };
};

/** Puts items straight into the extension's local storage. */
export async function store(worker: Worker, items: object): Promise<void> {
  await worker.evaluate((given) => chrome.storage.local.set(given), items);
}

export async function readStored<T>(worker: Worker, key: string): Promise<T | undefined> {
  return (await worker.evaluate(async (wanted) => (await chrome.storage.local.get(wanted))[wanted], key)) as
    | T
    | undefined;
}

export async function sleepOverIt(worker: Worker): Promise<void> {
  const history = await readStored<History>(worker, 'history');
  if (history) await store(worker, { history: dayBefore(history) });
}
