import type { Frame, Page } from 'puppeteer-core';
import { vi } from 'vitest';
import { findIn, openedAt, pressIn, type FirefoxPlace } from './firefox-pages.ts';

/** Goes to a page. Firefox breaks a visit off when another one has not quite ended. */
export async function visit(page: Page, address: string): Promise<void> {
  await vi.waitFor(() => page.goto(address), { timeout: 20_000 });
}

/** Signs in to a campus as one of its people, by their given name. */
export async function become(page: Page, campusUrl: string, name: string): Promise<void> {
  await visit(page, campusUrl);
  await pressIn(() => page, '.choices button', name);
  await findIn(() => page, 'button[aria-pressed=true]', name);
}

/** The tool's frame in a page of a campus, as long as there is one. */
export function frameOf(page: Page, toolUrl: string): () => Frame | undefined {
  return () => page.frames().find((frame) => frame.url().startsWith(toolUrl));
}

/** The window that the tool asks for in a frame where it may keep nothing, once its person has said yes. */
export async function goOnInWindow(page: Page, toolUrl: string): Promise<Page> {
  await pressIn(frameOf(page, toolUrl), 'button', 'Open Tend in a new window');
  const window = await openedAt(() => page.browser().pages(), `${toolUrl}/lti/launch`);
  await pressIn(() => window, 'button', 'Yes, go on');
  return window;
}

/** The tool in its frame; where the browser refuses it everything there, the window that it asks for. */
export async function placeOf(page: Page, toolUrl: string, expected: string): Promise<() => FirefoxPlace | undefined> {
  const frame = frameOf(page, toolUrl);
  const isWindow = await Promise.race([
    findIn(frame, 'button', 'Open Tend in a new window').then(() => true),
    findIn(frame, 'button', expected).then(() => false),
  ]);
  if (!isWindow) return frame;
  const window = await goOnInWindow(page, toolUrl);
  return () => window;
}
