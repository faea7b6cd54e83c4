import { expect, type Page } from '@playwright/test';
import type { VirtualDisplay } from './virtual-display.ts';

/** Allows a site on a page of the extension, by its checkbox and the browser's own dialog. */
export async function allowSite(page: Page, site: string, display: VirtualDisplay): Promise<void> {
  await page.bringToFront();
  const box = page.getByRole('checkbox', { name: new RegExp(`^${site}`) });
  let tabs = 0;
  // Only real keys reach that dialog, and nothing tells when it has opened or begun to listen, nor where its focus is.
  // One Tab leads to "Allow" if they come in time; if not, another number does, or the dialog is refused and asked for
  // again.
  await expect(async () => {
    if (!(await box.isChecked())) await box.click();
    tabs = (tabs % 3) + 1;
    await display.press(...Array.from({ length: tabs }, () => 'Tab'), 'Return');
    await expect(page.getByText(`${site} may prompt now.`)).toBeVisible({ timeout: 1000 });
  }).toPass();
}
