// The polyfill would be ten times these scripts; Chromium and Firefox both give content scripts `chrome`.
declare const chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };

/** Tells the background. After an update or removal this copy of the script is an orphan, and nobody hears it. */
export async function sendFromPage(message: unknown): Promise<void> {
  try {
    await chrome.runtime.sendMessage(message);
  } catch {}
}
