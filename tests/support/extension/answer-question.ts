import { expect } from '@playwright/test';
import type { VirtualDisplay } from './virtual-display.ts';

/** Below the tabs, in the column of the window that crosses "Allow" of the browser's question. */
const column = { x: 745, from: 150, to: 600 };

/** The colour of "Allow" once it can be pressed. */
const ready = '#d3e3fd';

/** Waits until the browser asks, by its own question, whether it may allow something, and allows it by real keys. */
export async function allow(display: VirtualDisplay): Promise<void> {
  // It opens at "Deny".
  await answer(display, 'Tab', 'Return');
}

/** Waits until the browser asks, and leaves its question. */
export async function refuse(display: VirtualDisplay): Promise<void> {
  await answer(display, 'Escape');
}

async function answer(display: VirtualDisplay, ...keys: string[]): Promise<void> {
  // The more sites it names, the lower it has its buttons.
  const isAsking = async () => (await display.coloursOf(column)).includes(ready);
  await expect.poll(isAsking).toBe(true);
  await display.press(...keys);
  await expect.poll(isAsking).toBe(false);
}
