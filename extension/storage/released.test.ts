import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { openDB } from 'idb';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Settings } from '#shared/schemas/settings.ts';
import { browser, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { fixTime } from '../../tests/support/extension/fix-time.ts';
import { nudges } from '../../tests/support/extension/stop-everywhere.ts';
import { fire, gateDatabase, settle, startWorker } from '../../tests/support/extension/stoppable-worker.ts';

vi.mock('wxt/browser', () => Reflect.get(globalThis, 'stoppableBrowser') as object);

/** What somebody's browser held under an earlier version. Never changed: a new shape gets a new file. */
interface Released {
  journalVersion: number;
  storage: Record<string, unknown>;
  journal: Record<'notes' | 'plans' | 'shown', { id?: string }[] | undefined>;
}

const folder = resolve(import.meta.dirname, '../../tests/support/extension/released');

beforeAll(() => gateDatabase());
fixTime('Europe/London', Date.parse('2026-11-23T10:00:00Z'));

async function bringBack({ journalVersion, storage, journal }: Released): Promise<void> {
  await browser.storage.local.set(storage);
  const database = await openDB('tend-journal', journalVersion, {
    upgrade(made) {
      made.createObjectStore('notes', { keyPath: 'id' });
      made.createObjectStore('plans', { keyPath: 'id' });
      if (journalVersion < 2) return;
      const shown = made.createObjectStore('shown', { keyPath: ['shownAt', 'nudgeId'] });
      shown.createIndex('byNudge', ['nudgeId', 'shownAt']);
    },
  });
  for (const [store, entries = []] of Object.entries(journal)) {
    for (const entry of entries) await database.put(store, entry);
  }
  database.close();
}

describe.each(readdirSync(folder))('an update from a profile with %s', (file) => {
  const released = JSON.parse(readFileSync(resolve(folder, file), 'utf8')) as Released;

  it('loses nothing, and finds nothing that cannot be read', async () => {
    resetBrowser(nudges);
    await bringBack(released);
    const opened = vi.spyOn(browser.tabs, 'create').mockClear();
    await startWorker();
    fire('runtime.onInstalled', { reason: 'update', previousVersion: '0.1.0' });
    await settle();

    const { readItem } = await import('./stored-item.ts');
    const { settingsItem, memoryItem, statusItem, unreadableItem } = await import('./items.ts');
    expect((await readItem(unreadableItem)).value.copies).toEqual([]);
    const { version: _version, ...chosen } = released.storage['settings'] as Settings;
    const { value: settings } = await readItem(settingsItem);
    expect(settings).toMatchObject(chosen);
    // Nobody who was told that notes stay loses one by an update.
    expect(settings.keepDays).toBeNull();
    expect((await readItem(statusItem)).value).toMatchObject(released.storage['status'] as object);
    expect((await readItem(memoryItem)).value.recent).toMatchObject([{ nudgeId: 'a', answer: 'useful' }]);

    const { readJournal } = await import('./journal.ts');
    const { readShown } = await import('./shown-log.ts');
    const journal = await readJournal();
    expect(journal.unreadable).toBe(0);
    expect(journal.notes).toMatchObject(released.journal.notes ?? []);
    expect(journal.plans).toMatchObject(released.journal.plans ?? []);
    expect(await readShown(10)).toMatchObject([{ nudgeId: 'a', answer: 'useful' }]);
    expect((await browser.storage.local.get('draft'))['draft']).toMatchObject({ text: 'a beginning' });
    expect(opened.mock.calls.filter(([{ url }]) => url?.includes('first-run'))).toEqual([]);
  });
});
