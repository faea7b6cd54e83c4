import { browser } from 'wxt/browser';
import cy from '#shared/messages/cy/menu.json' with { type: 'json' };
import en from '#shared/messages/en/menu.json' with { type: 'json' };
import { translateAll } from '#shared/messages/translate.ts';
import { chosenLocale } from '../nudging/chosen-locale.ts';
import { readSettings } from '../policy/load-settings.ts';
import { writeLookedAt } from '../storage/looked-at.ts';
import { asksInTab, openOwnPlacePage } from './own-place-page.ts';
import { siteOf } from './site-of.ts';

const menuWords = translateAll({ en, cy });

/** On the button and on pages that can become a place. Two entries, since only the latter knows addresses. */
const entries = [
  { id: 'site-of-button', contexts: ['action'] },
  { id: 'site-of-page', contexts: ['page'], documentUrlPatterns: ['https://*/*'] },
] as const;

/** Puts the entries into the browser's menus, or gives them the present language. As often as wanted. */
export async function drawSiteMenu(): Promise<void> {
  // Not every browser has menus.
  if (!browser.contextMenus) return;
  const { settings } = await readSettings();
  const title = menuWords[chosenLocale(settings)]('promptHere');
  for (const { id, ...where } of entries) {
    const isNew = await new Promise<boolean>((resolve) => {
      const entry = { id, title, ...where, contexts: [...where.contexts] };
      // There is one already, most often: browsers keep them.
      browser.contextMenus.create(entry as Parameters<typeof browser.contextMenus.create>[0], () =>
        resolve(!browser.runtime.lastError),
      );
    });
    if (!isNew) await browser.contextMenus.update(id, { title }).catch(() => {});
  }
}

/** Opens the popup for the site of a tab, or the page where the browser opens no popup. Within the click. */
export async function openForSite(
  { pageUrl }: { pageUrl?: string | undefined },
  tab?: { url?: string | undefined; windowId?: number | undefined; incognito?: boolean | undefined },
): Promise<void> {
  const written = writeLookedAt(siteOf(tab?.url ?? pageUrl, { isPrivate: tab?.incognito === true }));
  if (asksInTab() || !browser.action.openPopup) {
    await written;
    return openOwnPlacePage();
  }
  await written;
  try {
    await browser.action.openPopup(tab?.windowId === undefined ? {} : { windowId: tab.windowId });
  } catch {
    await openOwnPlacePage();
  }
}
