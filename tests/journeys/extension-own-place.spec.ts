import { expect, type Page, test } from '@playwright/test';
import { allow, refuse } from '../support/extension/answer-question.ts';
import { seeCard } from '../support/extension/card-in-page.ts';
import { openOnDisplay } from '../support/extension/open-extension.ts';
import { serveOwnPlaces } from '../support/extension/own-place-pages.ts';
import { type PopupOverPage, popupOverPage } from '../support/extension/popup-over-page.ts';
import { readMemory, readStored } from '../support/extension/stored.ts';

declare const chrome: {
  contextMenus: { update(id: string, change: object): Promise<void> };
  permissions: { getAll(): Promise<{ origins: string[] }>; remove(what: object): Promise<boolean> };
};

test.describe.configure({ mode: 'serial' });

let opened: Awaited<ReturnType<typeof openOnDisplay>>;
let tend: typeof opened.tend;
let own: Page;
let popup: PopupOverPage;
let page: Page;

test.beforeAll(async () => {
  opened = await openOnDisplay(test.info());
  ({ tend } = opened);
  await serveOwnPlaces(tend.context);
  own = await tend.pageAt('first-run.html');
  popup = popupOverPage(own, opened.display);
  // The menu is drawn after the installation, behind other work.
  const hasMenu = () =>
    tend.worker.evaluate(() =>
      chrome.contextMenus.update('site-of-page', {}).then(...[true, false].map((is) => () => is)),
    );
  await expect.poll(hasMenu).toBe(true);
  page = await tend.context.newPage();
  await page.goto('https://rota.example.org/week');
});
test.afterAll(() => opened.close());

const places = async () =>
  (await readStored<{ places: { origin: string; moment: string }[] }>(tend.worker, 'ownPlaces'))?.places ?? [];
const origins = () => tend.worker.evaluate(async () => (await chrome.permissions.getAll()).origins);
const ask = async () => {
  await popup.pressAt('open the site', 'space');
  await opened.display.press('Down');
  await popup.pressAt('Allow rota.example.org', 'Return');
  // The browser's question closes the popup.
  await expect.poll(popup.text).toBeNull();
};

test('the menu of a page opens the popup for that site, and a refusal adds nothing and is said', async () => {
  await popup.openByMenu(page);
  await expect.poll(popup.text).toContain('On rota.example.org, prompt me when I');
  await ask();
  await refuse(opened.display);
  await popup.openByMenu(page);
  await expect.poll(popup.text).toContain('rota.example.org was not allowed');
  expect([await places(), await origins()]).toEqual([[], []]);
});

test('allowed, it is added for what was chosen, said in the popup, and prompts in the tab that is open', async () => {
  await popup.openByMenu(page);
  await ask();
  await allow(opened.display);
  await expect.poll(popup.text).toContain('You added rota.example.org');
  expect(await places()).toMatchObject([{ origin: 'https://rota.example.org', moment: 'calendar' }]);
  expect(await origins()).toEqual(['https://rota.example.org/*']);
  await opened.display.press('Escape');
  await page.bringToFront();
  await expect.poll(() => seeCard(tend.worker, page)).toMatchObject({ heading: expect.stringContaining('calendar') });
  expect((await readMemory(tend.worker))?.recent.map(({ moment }) => moment)).toEqual(['calendar']);
});

test('a permission that is withdrawn on the browser’s page is said in the settings, and can be given again', async () => {
  await tend.worker.evaluate(() => chrome.permissions.remove({ origins: ['https://rota.example.org/*'] }));
  const options = await tend.open('options.html');
  await expect(options.getByText('Your browser no longer allows Tend on rota.example.org')).toBeVisible();
  await options.bringToFront();
  // Chromium does not ask again for what it was once allowed.
  await options.getByRole('button', { name: 'Allow rota.example.org again' }).click();
  await expect(options.getByText('rota.example.org is added.')).toBeVisible();
  await expect(options.getByText('Your browser no longer allows')).toBeHidden();
  await options.getByRole('button', { name: 'Remove rota.example.org' }).click();
  await expect(options.getByText('rota.example.org is removed.')).toBeVisible();
  expect([await places(), await origins()]).toEqual([[], []]);
});
