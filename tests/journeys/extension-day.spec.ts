import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test, type Worker } from '@playwright/test';
import { buildExtension } from '../support/extension/build-extension.ts';
import { pressCard, seeCard } from '../support/extension/card-in-page.ts';
import { launchChromium } from '../support/extension/chromium-with-extension.ts';
import { liveDay, type SitePage } from '../support/extension/manager-day.ts';
import { copyWithPermissions, waitUntilRegistered } from '../support/extension/permitted-extension.ts';
import { type PlacePage, servePlaces } from '../support/extension/place-pages.ts';

declare const chrome: {
  action: { getBadgeText(where: object): Promise<string> };
  alarms: {
    get(name: string): Promise<{ scheduledTime: number } | undefined>;
    create(name: string, alarm: object): Promise<void>;
  };
  storage: { local: { get(): Promise<Record<string, unknown>>; set(items: object): Promise<void> } };
};

test.setTimeout(240_000);

test('a day of a manager, hour by hour', async () => {
  const built = await buildExtension('chrome', { hasTestClock: true });
  const extension = copyWithPermissions(built, test.info().outputPath('extension'));
  const tend = await launchChromium(extension, test.info().outputPath('profile'), { timeZone: 'UTC' });
  await waitUntilRegistered(tend.worker);
  await servePlaces(tend.context);
  const own = await tend.open('look-back.html');
  const eye = own as unknown as Worker;

  const visit = async (place: PlacePage): Promise<SitePage> => {
    const page = await tend.context.newPage();
    await page.goto(place.address);
    const heading = async () => (await seeCard(eye, page))?.heading ?? null;
    return {
      click: (selector) => page.locator(selector).click(),
      remove: (selector) => page.locator(selector).evaluate((element) => element.remove()),
      async card(isExpected) {
        if (isExpected) await expect.poll(heading, { timeout: 20_000 }).not.toBeNull();
        else await own.evaluate(() => chrome.storage.local.get());
        return heading();
      },
      press: (choice) => pressCard(eye, page, choice),
      close: () => page.close(),
    };
  };
  const day = await liveDay({
    read: () => own.evaluate(() => chrome.storage.local.get()),
    store: (items) => own.evaluate((given) => chrome.storage.local.set(given), items),
    badge: () => own.evaluate(() => chrome.action.getBadgeText({})),
    planned: () => own.evaluate(async () => (await chrome.alarms.get('tick'))?.scheduledTime ?? Infinity),
    fire: () => own.evaluate(() => chrome.alarms.create('tick', { when: Date.now() - 1 })),
    visit,
    async popup(button, said) {
      const popup = await tend.open('popup.html');
      await popup.getByRole('button', { name: button }).click();
      await expect(popup.getByText(said).first()).toBeVisible();
      await popup.close();
    },
    until: (holds) => expect.poll(holds, { timeout: 30_000 }).toBe(true),
  });
  await tend.context.close();

  mkdirSync('test-results', { recursive: true });
  writeFileSync('test-results/manager-day-chromium.md', day);
  expect(day).toBe(readFileSync(resolve(import.meta.dirname, 'manager-day.md'), 'utf8'));
});
