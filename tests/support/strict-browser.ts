import { chromium, type BrowserContext } from '@playwright/test';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface StrictBrowser {
  profile: string;
  /** No rule at all, as most browsers come. */
  isThirdPartyAllowed?: boolean;
  /**
   * Also refuse everything that the tool's site wants to keep inside a frame of the campus: partitioned cookies and
   * storage. In a window of its own it may keep them.
   */
  refusedFrame?: RefusedFrame | readonly RefusedFrame[];
}

interface RefusedFrame {
  toolUrl: string;
  campusUrl: string;
}

/** Makes a fresh profile block third-party cookies, as people and administrators set it. */
export async function blockThirdParties({ profile, refusedFrame }: StrictBrowser): Promise<void> {
  const block = 2;
  const refused = refusedFrame ? [refusedFrame].flat() : [];
  const exceptions = Object.fromEntries(
    refused.map(({ toolUrl, campusUrl }) => [`${toolUrl},${campusUrl}`, { setting: block }]),
  );
  await mkdir(join(profile, 'Default'), { recursive: true });
  await writeFile(
    join(profile, 'Default', 'Preferences'),
    JSON.stringify({ profile: { cookie_controls_mode: 1, content_settings: { exceptions: { cookies: exceptions } } } }),
  );
}

/** Chromium with a profile that blocks third-party cookies. */
export async function openStrictBrowser({
  profile,
  isThirdPartyAllowed = false,
  refusedFrame,
}: StrictBrowser): Promise<BrowserContext> {
  if (!isThirdPartyAllowed) await blockThirdParties({ profile, ...(refusedFrame && { refusedFrame }) });
  return chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    viewport: { width: 1100, height: 900 },
  });
}
