import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from '@playwright/test';
import { expect } from '@playwright/test';
import { places } from '../../../extension/places/places.ts';

declare const chrome: { scripting: { getRegisteredContentScripts(): Promise<unknown[]> } };

/**
 * A copy of a built extension whose permission for every place is given at installation, for tests of what a place
 * does afterwards. How a person gives it, in the browser's own dialog, is tested where that is the question.
 */
export function copyWithPermissions(
  extension: string,
  folder: string,
  host_permissions = places.flatMap(({ origins }) => origins),
): string {
  cpSync(extension, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...manifest, host_permissions }));
  return folder;
}

/** Waits until the background has registered the scripts of all places, or of so many. */
export async function waitUntilRegistered(worker: Worker, count = places.length): Promise<void> {
  const registered = () => worker.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length);
  await expect.poll(registered).toBe(count);
}
