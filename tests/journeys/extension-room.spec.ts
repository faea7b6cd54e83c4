import { expect, test } from '@playwright/test';
import { emptyMemory } from '#shared/schemas/selection-memory.ts';
import { locales } from '#shared/schemas/locale.ts';
import { defaultStatus } from '#shared/schemas/status.ts';
import { noOffer } from '../../extension/storage/offer.ts';
import { buildExtension } from '../support/extension/build-extension.ts';
import { type ExtensionInChromium, launchChromium } from '../support/extension/chromium-with-extension.ts';
import { goByTab } from '../support/extension/go-by-tab.ts';
import { remembered } from '../support/extension/remembered.ts';
import { allDaySettings } from '../support/extension/settings.ts';
import { store } from '../support/extension/stored.ts';

let tend: ExtensionInChromium;
test.beforeAll(async () => {
  tend = await launchChromium(await buildExtension('chrome'), test.info().outputPath('profile'));
  await tend.pageAt('first-run.html');
});
test.afterAll(() => tend.context.close());
test.beforeEach(() =>
  store(tend.worker, { settings: allDaySettings, status: defaultStatus, memory: emptyMemory, offer: noOffer }),
);

for (const locale of locales) {
  test(`a prompt, pauses and the ways on fit into the popup of Chromium, in ${locale}`, async () => {
    const shownOn = new Date().toLocaleDateString('sv');
    const nudgeId = 'attending-autonomy-email';
    const shown = { nudgeId, moment: 'compose', shownAt: Date.now(), shownOn, answer: null } as const;
    await store(tend.worker, { settings: { ...allDaySettings, locale }, memory: remembered(shown) });
    const page = await tend.open('popup.html');
    // It is as wide as its content asks for, and 600 px high at most.
    await page.setViewportSize({ width: 448, height: 600 });
    await expect(page.locator('nudge-view')).toBeVisible();
    await expect(page.locator('own-place-offer button')).toBeVisible();
    const height = () => page.evaluate(() => document.body.scrollHeight);
    expect(await height()).toBeLessThanOrEqual(600);
    await page.close();
  });
}

test('the contents of the settings lead to each group, by keyboard and by address', async () => {
  const page = await tend.open('options.html');
  const contents = page.getByRole('navigation', { name: 'On this page' });
  const names = await contents.getByRole('link').allTextContents();
  expect(names.length).toBeGreaterThan(5);
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(names);
  await goByTab(page, 'Your record');
  await page.keyboard.press('Enter');
  const heading = page.getByRole('heading', { level: 2, name: 'Your record' });
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('radio', { name: '90 days' })).toBeFocused();
  await page.close();

  const linked = await tend.open('options.html#packs');
  await expect(linked.getByRole('heading', { level: 2, name: 'Packs from your organisation' })).toBeInViewport();
  await linked.close();
});
