import type { Worker } from '@playwright/test';
import type { SelectionMemory } from '#shared/schemas/selection-memory.ts';
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

export const readMemory = (worker: Worker) => readStored<SelectionMemory>(worker, 'memory');

export async function sleepOverIt(worker: Worker): Promise<void> {
  const memory = await readMemory(worker);
  if (memory) await store(worker, { memory: dayBefore(memory) });
}
