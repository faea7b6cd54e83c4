import { browser } from 'wxt/browser';

/**
 * Runs `work` while the extension may read from the site of an address, and gives the permission back unless it was
 * there before. Call it within a click and await nothing before: the browser asks only then. Null when it was refused.
 */
export async function borrowOrigin<T>(address: URL, work: () => Promise<T>): Promise<T | null> {
  // Patterns know no ports: one for a host covers all of them.
  const origins = { origins: [`https://${address.hostname}/*`] };
  const [wasHeld, isGranted] = await Promise.all([
    browser.permissions.contains(origins),
    browser.permissions.request(origins).catch(() => false),
  ]);
  if (!isGranted) return null;
  try {
    return await work();
  } finally {
    if (!wasHeld) await browser.permissions.remove(origins).catch(() => false);
  }
}
