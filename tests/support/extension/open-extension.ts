import type { TestInfo } from '@playwright/test';
import { buildExtension } from './build-extension.ts';
import { type ExtensionInChromium, launchChromium } from './chromium-with-extension.ts';
import { copyWithPermissions, waitUntilRegistered } from './permitted-extension.ts';
import { servePlaces } from './place-pages.ts';
import { allDaySettings } from './settings.ts';
import { store } from './stored.ts';
import { startVirtualDisplay } from './virtual-display.ts';

/** The extension with every site already allowed, and the synthetic pages of those sites. */
export async function openWithPlaces(info: TestInfo): Promise<ExtensionInChromium> {
  const extension = copyWithPermissions(await buildExtension('chrome'), info.outputPath('extension'));
  const tend = await launchChromium(extension, info.outputPath('profile'));
  await tend.pageAt('first-run.html');
  await waitUntilRegistered(tend.worker);
  await servePlaces(tend.context);
  return tend;
}

/** The shipped extension in windows that are really drawn, so that the browser's own questions can be answered. */
export async function openOnDisplay(info: TestInfo) {
  const display = await startVirtualDisplay();
  const tend = await launchChromium(await buildExtension('chrome'), info.outputPath('profile'), {
    display: display.name,
  });
  await tend.pageAt('first-run.html');
  await store(tend.worker, { settings: allDaySettings });
  const close = async () => {
    await tend.context.close();
    await display.stop();
  };
  return { tend, display, close };
}
