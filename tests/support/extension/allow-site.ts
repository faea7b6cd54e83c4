import { expect, type Page } from '@playwright/test';
import type { VirtualDisplay } from './virtual-display.ts';

/** Allows a site on a page of the extension, by its checkbox and the browser's own dialog. */
export async function allowSite(page: Page, site: string, display: VirtualDisplay): Promise<void> {
  await page.bringToFront();
  await page.getByRole('checkbox', { name: new RegExp(site) }).click();
  // Only real keys reach that dialog, and nothing tells when it has opened.
  await expect(async () => {
    await display.press('Tab', 'Return');
    await expect(page.getByText(`${site} may prompt now.`)).toBeVisible({ timeout: 1000 });
  }).toPass();
}
