// npm run screenshots: the built extension in a real browser, as the stores show it, in both languages and themes.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Locale, locales } from '#shared/schemas/locale.ts';
import { launchChromium } from '../../support/extension/chromium-with-extension.ts';
import { packageExtension } from '../../support/extension/package-extension.ts';
import { copyWithPermissions, waitUntilRegistered } from '../../support/extension/permitted-extension.ts';
import { takeScenes } from './scenes.ts';

/** As somebody has it who switched on two sites. */
const allowed = ['https://mail.google.com/*', 'https://calendar.google.com/*'];
const folder = resolve(import.meta.dirname, '../../../dist/screenshots');
rmSync(folder, { recursive: true, force: true });
const work = mkdtempSync(join(tmpdir(), 'tend-screenshots-'));
console.log('Building the extension …');
const packaged = await packageExtension('chrome');
const extension = copyWithPermissions(join(packaged, 'chrome-mv3'), join(work, 'extension'), allowed);
try {
  for (const locale of locales) await takeIn(locale);
} finally {
  for (const used of [work, packaged]) rmSync(used, { recursive: true, force: true });
}

async function takeIn(locale: Locale): Promise<void> {
  const to = join(folder, locale);
  mkdirSync(to, { recursive: true });
  const tend = await launchChromium(extension, join(work, `profile-${locale}`));
  try {
    await tend.pageAt('first-run.html');
    await waitUntilRegistered(tend.worker, allowed.length);
    await takeScenes(tend, locale, to);
  } finally {
    await tend.context.close();
  }
  console.log(`Took the screenshots of ${locale}: dist/screenshots/${locale}`);
}
