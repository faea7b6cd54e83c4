import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { ExtensionInChromium } from './chromium-with-extension.ts';
import { type SidePanel, sidePanelOf } from './side-panel.ts';
import type { VirtualDisplay } from './virtual-display.ts';

const keys = { manifest: 'Alt+Shift+Y', display: 'alt+shift+y' };

/**
 * A copy of a built extension whose button has a key. The key does what a click on the button does, the permission for
 * the page in front included, which no script can give.
 */
export function copyWithKey(extension: string, folder: string): string {
  cpSync(extension, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { commands?: object };
  const commands = { ...manifest.commands, _execute_action: { suggested_key: { default: keys.manifest } } };
  writeFileSync(file, JSON.stringify({ ...manifest, commands }));
  return folder;
}

export interface Popup extends SidePanel {
  /** Everything that it shows, as text. */
  text(): Promise<string>;
  /** Whether the page in front has been looked at. */
  hasLooked(): Promise<boolean>;
  /** Presses the mouse on the button with these words. */
  choose(words: string): Promise<void>;
  close(): Promise<void>;
}

/** What runs in the popup: finds elements through the open roots of its components. */
const walk = `(() => { const all = []; const go = (root) => { for (const element of root.querySelectorAll('*')) { all.push(element); if (element.shadowRoot) go(element.shadowRoot); } }; go(document); return all; })()`;

/** Presses the button of the extension over a page, as a person does, and waits for its popup. */
export async function openPopupOver(page: Page, tend: ExtensionInChromium, display: VirtualDisplay): Promise<Popup> {
  await page.bringToFront();
  const opened = sidePanelOf(tend.context, tend.address('popup.html'));
  await display.press(keys.display);
  const panel = await opened;
  return {
    ...panel,
    text: () =>
      panel.evaluate<string>(
        `${walk}.filter((element) => !element.shadowRoot && !element.matches('style, slot') && element.checkVisibility()).flatMap((element) => [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data)).join(' ').replaceAll(/\\s+/g, ' ')`,
      ),
    hasLooked: () =>
      panel.evaluate<boolean>(
        `${walk}.some(({ localName, held }) => localName === 'hand-over-here' && held !== undefined)`,
      ),
    choose: (words) =>
      panel.press(
        `${walk}.find((element) => element.matches('button') && element.textContent.trim() === ${JSON.stringify(words)})`,
      ),
    close: () => display.press('Escape'),
  };
}
