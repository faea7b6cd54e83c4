import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { buildExtension } from '../support/extension/build-extension.ts';
import { checkAccess } from '../support/extension/check-access.ts';
import { type ExtensionInChromium, launchChromium } from '../support/extension/chromium-with-extension.ts';
import { allDaySettings } from '../support/extension/settings.ts';
import { store } from '../support/extension/stored.ts';

declare const chrome: {
  runtime: { sendMessage(message: object): Promise<unknown> };
  storage: { local: { get(): Promise<object> } };
};

test.describe.configure({ mode: 'serial' });

let tend: ExtensionInChromium;
let page: Page;
const passphrase = 'five old boats on the river';
const secrets = ['Kingfisher', 'Heron', 'Otter', 'Wagtail', 'Curlew'];

test.beforeAll(async () => {
  tend = await launchChromium(await buildExtension('chrome'), test.info().outputPath('profile'));
  await tend.pageAt('first-run.html');
  await store(tend.worker, { settings: allDaySettings });
});
test.afterAll(() => tend.context.close());
test.afterEach(() => page.close());

const tell = (message: object) => page.evaluate((told) => chrome.runtime.sendMessage(told), message);

/** Which of somebody's words lie readable in IndexedDB or the extension's local storage. */
async function found(): Promise<string[]> {
  const text = await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('tend-journal');
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(new Error('no journal')));
    });
    const all = await Promise.all(
      [...database.objectStoreNames].map(
        (name) =>
          new Promise((resolve) => {
            const reading = database.transaction(name).objectStore(name).getAll();
            reading.addEventListener('success', () => resolve(reading.result));
          }),
      ),
    );
    database.close();
    return JSON.stringify([all, await chrome.storage.local.get()]);
  });
  return secrets.filter((word) => text.includes(word));
}

const unlock = async (given = passphrase) => {
  await page.getByLabel('Passphrase', { exact: true }).first().fill(given);
  await page.keyboard.press('Enter');
};

test('a passphrase is chosen after its price was named, and no word lies readable after', async () => {
  page = await tend.open('options.html');
  await tell({ type: 'noteWritten', text: 'Kingfisher at the huddle', nudgeId: null });
  const plan = {
    id: 'p',
    cue: 'the Heron meets',
    response: 'ask the Otter',
    createdAt: Date.now(),
    dueOn: '2026-01-05',
  };
  await tell({ type: 'planWritten', plan: { ...plan, from: { kind: 'nudge', id: 'attending-autonomy-email' } } });
  await tell({ type: 'challengeBegan', text: 'Wagtail', stage: 'spot' });
  await tell({ type: 'noteDrafted', draft: { version: 1, text: 'Curlew and', nudgeId: null } });
  expect(await found()).toEqual(secrets);

  await expect(page.getByText('There is no way back if you forget it.')).toBeVisible();
  const next = page.getByLabel('A new passphrase');
  await expect(next).toHaveAttribute('autocomplete', 'new-password');
  await next.fill('too short');
  await page.getByRole('button', { name: 'Lock my words' }).click();
  await expect(page.getByText('The passphrase needs at least 15 characters.')).toBeVisible();
  await expect(next).toBeFocused();
  await next.fill(passphrase);
  await page.getByLabel('The same again').fill('five old boats on the sea');
  await page.getByRole('button', { name: 'Lock my words' }).click();
  await expect(page.getByText('The two are not the same.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Show what I type' }).check();
  await expect(next).toHaveAttribute('type', 'text');
  await checkAccess(page);
  await page.getByLabel('The same again').fill(passphrase);
  await page.getByRole('button', { name: 'Lock my words' }).click();
  await expect(page.getByText('Your words are locked by the passphrase.')).toBeVisible();
  await checkAccess(page);
  expect(await found()).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('unlocked.png'), fullPage: true });
});

test('locked: look back shows what has dates, the popup says that a plan is due, and a file has to wait', async () => {
  page = await tend.open('options.html');
  await page.getByRole('button', { name: 'Lock now' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Your words are locked.' })).toBeVisible();
  await expect(page.getByText('so a file can neither be saved nor brought in')).toBeVisible();
  await expect(page.getByText('The words of your challenge are locked.')).toBeVisible();
  await page.getByRole('radio', { name: 'Agree what causes it' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await checkAccess(page);
  const popup = await tend.open('popup.html');
  await expect(popup.getByText('A plan of yours is due. Its words are locked')).toBeVisible();
  await checkAccess(popup);
  await popup.close();
  await page.goto(tend.address('look-back.html'));
  await expect(page.getByText('One note is locked. One plan is locked.')).toBeVisible();
  await expect(page.getByText('A challenge whose words are locked')).toBeVisible();
  await expect(page.getByText('Kingfisher')).toHaveCount(0);
  await checkAccess(page);
  await page.screenshot({ path: test.info().outputPath('locked.png'), fullPage: true });
});

test('another passphrase opens nothing; the right one opens every page, and search and change work', async () => {
  page = await tend.open('look-back.html');
  const other = await tend.open('sidepanel.html');
  await unlock('five old boats on the sea');
  await expect(page.getByText('That is not the passphrase.')).toBeVisible();
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused();
  await checkAccess(page);
  await unlock();
  await expect(page.getByText('Kingfisher at the huddle', { exact: true })).toBeVisible();
  await expect(page.getByLabel('Passphrase', { exact: true })).toHaveCount(0);
  await expect(other.getByRole('textbox', { name: 'What did you notice' })).toHaveValue('Curlew and');
  await other.close();
  await page.getByRole('searchbox').fill('heron');
  await expect(page.getByText('One entry holds these words.')).toBeVisible();
  await page.getByRole('searchbox').fill('');
  const note = page.getByRole('listitem').filter({ has: page.locator('note-entry') });
  await note.getByRole('button', { name: 'Change' }).click();
  await page.getByRole('textbox', { name: 'Your note' }).fill('Kingfisher again');
  await page.getByRole('button', { name: 'Keep the note' }).click();
  await expect(page.getByText('Kingfisher again', { exact: true })).toBeVisible();
  expect(await found()).toEqual([]);
});

test('what is written while locked stays on the page, and is kept once it is unlocked', async () => {
  page = await tend.open('sidepanel.html');
  await tell({ type: 'lockWanted' });
  const field = page.getByRole('textbox', { name: 'What did you notice' });
  await field.fill('Otter and Heron');
  await page.getByRole('button', { name: 'Keep the note' }).click();
  await expect(page.getByText('Your notes are locked, so this is not kept yet.')).toBeVisible();
  await checkAccess(page);
  await unlock();
  await expect(page.getByLabel('Passphrase', { exact: true })).toHaveCount(0);
  await expect(field).toHaveValue('Curlew and\n\nOtter and Heron');
  await page.getByRole('button', { name: 'Keep the note' }).click();
  await expect(page.getByText('Your note is kept.')).toBeVisible();
  expect(await found()).toEqual([]);
});

test('an unlocked journal outlives its worker, and can be saved as a file, which is not locked', async () => {
  page = await tend.open('options.html');
  const browser = await tend.context.newCDPSession(page);
  await browser.send('ServiceWorker.enable');
  await browser.send('ServiceWorker.stopAllWorkers');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save for another browser (.json)' }).click();
  const text = readFileSync(await (await downloading).path(), 'utf8');
  expect(text).toContain('Kingfisher again');
  await tell({ type: 'noteWritten', text: 'Heron after the worker', nudgeId: null });
  expect(await found()).toEqual([]);
});

test('the passphrase is changed, given up, and chosen again; forgotten, its words can be deleted', async () => {
  page = await tend.open('options.html');
  await page.getByRole('button', { name: 'Change the passphrase' }).click();
  await expect(page.getByLabel('The passphrase you have now')).toBeFocused();
  await page.getByLabel('The passphrase you have now').fill(passphrase);
  await page.getByLabel('A new passphrase').fill('six new boats on the river');
  await page.getByLabel('The same again').fill('six new boats on the river');
  await checkAccess(page);
  await page.keyboard.press('Enter');
  await expect(page.getByText('The passphrase is changed.')).toBeVisible();
  await page.getByRole('button', { name: 'Lock now' }).click();
  await unlock();
  await expect(page.getByText('That is not the passphrase.').first()).toBeVisible();
  await unlock('six new boats on the river');
  await page.getByRole('button', { name: 'Give up the passphrase' }).click();
  await page.getByLabel('The passphrase you have now').fill('six new boats on the river');
  await page.keyboard.press('Enter');
  await expect(page.getByText('There is no passphrase any more.')).toBeVisible();
  expect(await found()).toContain('Kingfisher');

  await page.getByLabel('A new passphrase').fill(passphrase);
  await page.getByLabel('The same again').fill(passphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Lock now' }).click();
  await page.getByRole('button', { name: 'I have forgotten it' }).click();
  await expect(page.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await checkAccess(page);
  await page.getByRole('button', { name: 'Delete what is locked' }).click();
  await expect(page.getByText('What was locked is deleted.')).toBeVisible();
  await page.goto(tend.address('look-back.html'));
  await expect(page.getByText('Kingfisher')).toHaveCount(0);
});

test('everything is deleted without the passphrase', async () => {
  page = await tend.open('options.html');
  await page.getByLabel('A new passphrase').fill(passphrase);
  await page.getByLabel('The same again').fill(passphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Lock now' }).click();
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await page.getByRole('button', { name: 'Yes, delete everything' }).click();
  await expect(page.getByText('Everything is deleted.')).toBeVisible();
  await expect(page.getByLabel('A new passphrase')).toBeVisible();
});
