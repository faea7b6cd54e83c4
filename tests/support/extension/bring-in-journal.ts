import { expect, type Page } from '@playwright/test';

/** Brings the text of a journal file in, the way a person does: on the page of the settings, which must be open. */
export async function bringInJournal(page: Page, text: string): Promise<void> {
  const file = { name: 'tend-journal.json', mimeType: 'application/json', buffer: Buffer.from(text) };
  await page.locator('journal-copies input[type=file]').setInputFiles(file);
  const add = page.locator('journal-copies button.primary');
  await add.click();
  await expect(add).toBeHidden();
}
