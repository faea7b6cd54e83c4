import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Nudge } from '#shared/schemas/nudge.ts';
import type { ReleaseNote } from '../../../extension/whats-new/release-note.ts';
import { exampleNudge } from '../selection-examples.ts';

/*
 * The browser's interfaces for tests of the background, to be put in place of "wxt/browser":
 * vi.mock('wxt/browser', () => import('…/fake-browser.ts')).
 */

type Script = { id: string; matches?: string[]; js?: string[] };
type MenuEntry = { id: string; title: string };
const scripts = new Map<string, Script>();
/** The entries in the browser's menus. */
export const menu = new Map<string, MenuEntry>();
export const granted = new Set<string>();
export const executeScript = vi.fn();

const event = () => ({ addListener: vi.fn(), removeListener: vi.fn() });

export const browser = Object.assign(fakeBrowser, {
  permissions: {
    contains: async ({ origins }: { origins: string[] }) => origins.every((origin) => granted.has(origin)),
    remove: async ({ origins }: { origins: string[] }) => {
      for (const origin of origins) granted.delete(origin);
      return true;
    },
    onAdded: event(),
    onRemoved: event(),
  },
  scripting: {
    executeScript,
    getRegisteredContentScripts: async () => [...scripts.values()],
    registerContentScripts: async (added: Script[]) => {
      for (const script of added) {
        if (scripts.has(script.id)) throw new Error(`Duplicate script ID '${script.id}'`);
        scripts.set(script.id, script);
      }
    },
    updateContentScripts: async (changed: Script[]) => {
      for (const script of changed) scripts.set(script.id, { ...scripts.get(script.id), ...script });
    },
    unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
      for (const id of ids) scripts.delete(id);
    },
  },
  contextMenus: {
    create: ({ id, ...entry }: MenuEntry, done: () => void) => {
      const isThere = menu.has(id);
      if (!isThere) menu.set(id, { id, ...entry });
      Object.assign(fakeBrowser.runtime, { lastError: isThere ? { message: `duplicate id ${id}` } : undefined });
      done();
    },
    update: async (id: string, change: object) => {
      const entry = menu.get(id);
      if (!entry) throw new Error(`Cannot find menu item with id ${id}`);
      menu.set(id, { ...entry, ...change });
    },
    onClicked: event(),
  },
  i18n: { getUILanguage: () => 'en-GB' },
});

export const registeredScripts = (): Script[] => [...scripts.values()];

/** An empty browser in which this build's prompts are `nudges` (one at least, as in any build), and what it says about updates `releaseNotes`. */
export function resetBrowser(
  nudges: readonly Nudge[] = [exampleNudge('shipped')],
  releaseNotes: readonly ReleaseNote[] = [],
): void {
  fakeBrowser.reset();
  vi.stubGlobal('indexedDB', new IDBFactory());
  scripts.clear();
  menu.clear();
  granted.clear();
  executeScript.mockReset();
  executeScript.mockResolvedValue([{ result: 'shown' }]);
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({ manifest_version: 3, name: 'Tend', version: '0.2.0' });
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([] as never);
  vi.stubGlobal('TEND_TEST_CLOCK', false);
  vi.stubGlobal('fetch', async (address: unknown) =>
    Response.json(String(address).endsWith('/whats-new.json') ? releaseNotes : nudges),
  );
}

/** Runs the clock of this process in another zone from now on. */
export function inZone(zone: string): void {
  process.env['TZ'] = zone;
}
