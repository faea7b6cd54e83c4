import type { Page } from '@playwright/test';
import { checkReflow, checkRules } from './check-page.ts';

/** No violation in either theme, and nothing to scroll sideways, narrow or with large text. */
export async function checkAccess(page: Page): Promise<void> {
  await checkRules(page);
  await checkReflow(page);
}
