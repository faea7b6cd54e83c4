import { expect, test } from '@playwright/test';
import { allowSite } from '../support/extension/allow-site.ts';
import { seeCard } from '../support/extension/card-in-page.ts';
import { openOnDisplay } from '../support/extension/open-extension.ts';
import { gmailPage, gmailWindowPage, servePlaces } from '../support/extension/place-pages.ts';
import { readMemory, sleepOverIt } from '../support/extension/stored.ts';

declare const chrome: {
  permissions: { remove(permissions: { origins: string[] }): Promise<boolean> };
  scripting: { getRegisteredContentScripts(): Promise<{ id: string }[]> };
};

test('a permission that is withdrawn while Tend runs ends its scripts and cards until it is given again, and the settings follow', async () => {
  const { tend, display, close } = await openOnDisplay(test.info());
  await servePlaces(tend.context);
  const options = await tend.open('options.html');
  await allowSite(options, 'Gmail', display);
  const registered = () =>
    tend.worker.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id));
  await expect.poll(registered).toEqual(['boot-gmail']);
  const box = options.getByRole('checkbox', { name: /^Gmail/ });
  await expect(box).toBeChecked();

  const mail = await tend.context.newPage();
  const said: string[] = [];
  mail.on('console', (message) => said.push(message.text()));
  mail.on('pageerror', (error) => said.push(String(error)));
  await mail.goto(gmailPage.address);
  const leftAlone = await tend.context.newPage();
  await leftAlone.goto(gmailWindowPage.address);
  // As on the browser's own page of site access.
  await tend.worker.evaluate(() => chrome.permissions.remove({ origins: ['https://mail.google.com/*'] }));
  await expect.poll(registered).toEqual([]);
  await expect(box).not.toBeChecked();

  // Its script is still in the tabs that were open, and is not listened to.
  await mail.locator('#compose').click();
  await mail.reload();
  await mail.locator('#compose').click();
  expect(await seeCard(tend.worker, mail).catch(() => null)).toBeNull();
  expect((await readMemory(tend.worker))?.recent ?? []).toEqual([]);

  // A browser that was asked once gives it back without asking.
  await options.bringToFront();
  await box.click();
  await expect(options.getByText('Gmail may prompt now.')).toBeVisible();
  await expect.poll(registered).toEqual(['boot-gmail']);
  await mail.bringToFront();
  await mail.locator('#search').click();
  await mail.locator('#compose').click();
  await expect.poll(() => seeCard(tend.worker, mail)).not.toBeNull();
  // Nor is a tab deaf that was left as it was all the while.
  await sleepOverIt(tend.worker);
  await leftAlone.bringToFront();
  await leftAlone.locator('#compose').click();
  await expect.poll(() => seeCard(tend.worker, leftAlone)).not.toBeNull();
  expect(said).toEqual([]);
  await close();
});
