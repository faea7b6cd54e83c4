import { expect, type Page } from '@playwright/test';
import { allow } from './answer-question.ts';
import type { VirtualDisplay } from './virtual-display.ts';

/** Allows a site on a page of the extension, by its checkbox and the browser's own question. */
export async function allowSite(page: Page, site: string, display: VirtualDisplay): Promise<void> {
  await page.bringToFront();
  await page.getByRole('checkbox', { name: new RegExp(`^${site}`) }).click();
  await allow(display);
  await expect(page.getByText(`${site} may prompt now.`)).toBeVisible();
}
