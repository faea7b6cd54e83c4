import { expect } from '@playwright/test';
import type { VirtualDisplay } from './virtual-display.ts';

/** Where the browser's question about one site has "Allow", and the colour of it once it can be pressed. */
const allowButton = { x: 745, y: 241, colour: '#d3e3fd' };

/** Waits until the browser asks, by its own question, for the permission for one site, and allows it by real keys. */
export async function allow(display: VirtualDisplay): Promise<void> {
  // It opens at "Deny".
  await answer(display, 'Tab', 'Return');
}

/** Waits until the browser asks, and leaves its question. */
export async function refuse(display: VirtualDisplay): Promise<void> {
  await answer(display, 'Escape');
}

async function answer(display: VirtualDisplay, ...keys: string[]): Promise<void> {
  const colour = () => display.colourAt(allowButton.x, allowButton.y);
  await expect.poll(colour).toBe(allowButton.colour);
  await display.press(...keys);
  await expect.poll(colour).not.toBe(allowButton.colour);
}
