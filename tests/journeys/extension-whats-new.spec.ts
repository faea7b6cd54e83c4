import { expect, type Page, test } from '@playwright/test';
import { buildExtension } from '../support/extension/build-extension.ts';
import { type ExtensionInChromium, launchChromium } from '../support/extension/chromium-with-extension.ts';
import { copyWithNotes, exampleNotes, setVersion } from '../support/extension/copy-with-notes.ts';

declare const chrome: {
  developerPrivate: { updateProfileConfiguration(change: object): Promise<void> };
  runtime: { reload(): void; getManifest(): { version: string } };
};

let folder: string;
let tend: ExtensionInChromium;

test.beforeEach(async () => {
  folder = copyWithNotes(await buildExtension('chrome'), test.info().outputPath('extension'), '0.1.0');
  tend = await launchChromium(folder, test.info().outputPath('profile'));
  await (await tend.pageAt('first-run.html')).close();
  const manager = await tend.context.newPage();
  await manager.goto('chrome://extensions');
  // Without it, Chromium does not load an unpacked extension again.
  await manager.evaluate(() => chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }));
});
test.afterEach(() => tend.context.close());

async function openPopup(): Promise<Page> {
  const popup = await tend.open('popup.html');
  await expect(popup.getByRole('button', { name: 'Settings' })).toBeVisible();
  return popup;
}

/** Ends with an own page of the new version. */
async function updateTo(version: string): Promise<Page> {
  const old = await tend.open('privacy.html');
  setVersion(folder, version);
  const isClosed = old.waitForEvent('close');
  // The page that asks for it goes, and may not answer.
  await old.evaluate(() => chrome.runtime.reload()).catch(() => {});
  await isClosed;
  let popup: Page | undefined;
  await expect(async () => {
    popup = await openPopup();
  }).toPass();
  expect(await popup!.evaluate(() => chrome.runtime.getManifest().version)).toBe(version);
  return popup!;
}

const line = (popup: Page, version: string) =>
  popup.getByRole('button', { name: `New in Tend ${version}`, exact: true });
const anyLine = (popup: Page) => popup.getByRole('button', { name: /New in Tend/ });
const opened = () => tend.context.pages().filter((page) => page.url().endsWith('whats-new.html'));

test('says after an update what is new, once, and opens nothing by itself', async () => {
  const first = await openPopup();
  await expect(anyLine(first)).toHaveCount(0);

  let popup = await updateTo('0.2.0');
  await expect(line(popup, '0.2')).toBeVisible();
  expect(opened()).toEqual([]);
  const [page] = await Promise.all([
    tend.context.waitForEvent('page', (one) => one.url().endsWith('whats-new.html')),
    line(popup, '0.2').click(),
  ]);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What is new');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Tend 0.2']);
  await expect(page.getByText(exampleNotes[0]!.en[0]!)).toBeVisible();
  // What has not come yet is not said.
  await expect(page.getByText(exampleNotes[1]!.en[0]!)).toHaveCount(0);
  popup = await openPopup();
  await expect(anyLine(popup)).toHaveCount(0);

  popup = await updateTo('0.2.1');
  await expect(anyLine(popup)).toHaveCount(0);
});

test('shows the notes of a version that was skipped together, and can be closed unread', async () => {
  let popup = await updateTo('0.4.0');
  await expect(line(popup, '0.4')).toBeVisible();
  await popup.getByRole('button', { name: 'Close “New in Tend 0.4”' }).click();
  await expect(anyLine(popup)).toHaveCount(0);
  popup = await openPopup();
  await expect(anyLine(popup)).toHaveCount(0);

  const options = await tend.open('options.html');
  await options.getByRole('link', { name: 'What is new' }).click();
  await expect(options.getByRole('heading', { level: 2 })).toHaveText(['Tend 0.4', 'Tend 0.2']);
});
