import { browser } from 'wxt/browser';

interface Sidebar {
  open(): Promise<void>;
}

const panelPage = '/sidepanel.html';

/**
 * Opens the side panel (Chromium) or the sidebar (Firefox) from within a click. Both refuse without one: Chromium
 * passes a click in a page on with its message, Firefox does not. Then the panel opens in a small window of its own.
 */
export async function openPanel(where: { tabId: number } | { windowId: number }): Promise<void> {
  try {
    const { sidebarAction } = browser as unknown as { sidebarAction?: Sidebar };
    // Nothing may be awaited before these two calls: the click would be over.
    if (browser.sidePanel) await browser.sidePanel.open(where);
    else if (sidebarAction) await sidebarAction.open();
    else await openWindow();
  } catch {
    await openWindow();
  }
}

async function openWindow(): Promise<void> {
  await browser.windows.create({ url: browser.runtime.getURL(panelPage), type: 'popup', width: 420, height: 680 });
}
