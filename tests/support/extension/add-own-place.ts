import type { Page } from '@playwright/test';
import type { OwnMoment } from '../../../extension/storage/own-place.ts';

declare const chrome: { runtime: { sendMessage(message: object): Promise<unknown> } };

/** Adds a site whose permission is there already, as a page of the extension does it. */
export async function addOwnPlace(own: Page, origin: string, moment: OwnMoment): Promise<void> {
  await own.evaluate(
    async (wished) => {
      await chrome.runtime.sendMessage({ type: 'permissionAsked', wished, inPopup: false });
      await chrome.runtime.sendMessage({ type: 'permissionAnswered' });
    },
    { kind: 'own', origin, moment },
  );
}

/** Opens the page "Prompt me on this site" for a site, or for a page that is none. */
export async function lookAt(own: Page, site: object): Promise<void> {
  await own.evaluate((seen) => chrome.runtime.sendMessage({ type: 'siteLookedAt', site: seen }), site);
}
