import type { Worker } from '@playwright/test';
import type { History } from '#shared/schemas/history.ts';

declare const chrome: {
  storage: { local: { get(key: string): Promise<Record<string, unknown>>; set(items: object): Promise<void> } };
};

/** Settings under which a journey holds at any hour of any day of the week. */
export const allDaySettings = {
  version: 1,
  locale: 'en',
  hours: Array.from({ length: 7 }, () => ({ from: '00:00', to: '23:59' })),
  quietHours: null,
  dose: 'twice-daily',
  dailyAt: '23:58',
};

export async function store(worker: Worker, items: object): Promise<void> {
  await worker.evaluate((given) => chrome.storage.local.set(given), items);
}

export async function readStored<T>(worker: Worker, key: string): Promise<T | undefined> {
  return (await worker.evaluate(async (wanted) => (await chrome.storage.local.get(wanted))[wanted], key)) as
    | T
    | undefined;
}

/** Moves everything that was shown to the day before: the gap of three hours and the day's dose are over. */
export async function sleepOverIt(worker: Worker): Promise<void> {
  const history = await readStored<History>(worker, 'history');
  if (!history) return;
  const shown = history.shown.map((entry) => {
    const before = new Date(entry.shownAt - 86_400_000);
    const parts = [before.getFullYear(), before.getMonth() + 1, before.getDate()];
    const shownOn = parts.map((part) => String(part).padStart(2, '0')).join('-');
    return { ...entry, shownAt: before.getTime(), shownOn };
  });
  await store(worker, { history: { ...history, shown } });
}
