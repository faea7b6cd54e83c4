import { expect } from '@playwright/test';
import type { VirtualDisplay } from './virtual-display.ts';

/** Where the browser's question about one site has "Allow", and the colour of it once it can be pressed. */
const allowButton = { x: 745, y: 241, colour: '#d3e3fd' };

/** Waits until the browser asks, by its own question, for the permission for one site, and allows it by real keys. */
export async function allow(display: VirtualDisplay): Promise<void> {
  const colour = () => display.colourAt(allowButton.x, allowButton.y);
  await expect.poll(colour).toBe(allowButton.colour);
  // It opens at "Deny".
  await display.press('Tab', 'Return');
  await expect.poll(colour).not.toBe(allowButton.colour);
}
