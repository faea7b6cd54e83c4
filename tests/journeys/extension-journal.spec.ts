import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import type { Settings } from '#shared/schemas/settings.ts';
import { buildExtension } from '../support/extension/build-extension.ts';
import { checkAccess } from '../support/extension/check-access.ts';
import { type ExtensionInChromium, launchChromium } from '../support/extension/chromium-with-extension.ts';
import { allDaySettings } from '../support/extension/settings.ts';
import { readStored, store } from '../support/extension/stored.ts';

declare const chrome: { runtime: { sendMessage(message: object): Promise<unknown> } };

test.describe.configure({ mode: 'serial' });

let tend: ExtensionInChromium;
let page: Page;

test.beforeAll(async () => {
  tend = await launchChromium(await buildExtension('chrome'), test.info().outputPath('profile'));
  await tend.pageAt('first-run.html');
  await store(tend.worker, { settings: allDaySettings });
});
test.afterAll(() => tend.context.close());
test.afterEach(() => page.close());

const tell = (message: object) => page.evaluate((told) => chrome.runtime.sendMessage(told), message);
const note = (text: string) => page.getByRole('listitem').filter({ hasText: text });

test('a note is found by its words, put into others, and the search knows those', async () => {
  page = await tend.open('look-back.html');
  await tell({ type: 'noteWritten', text: 'Cyfarfod y Tîm: I let them finish', nudgeId: null });
  await tell({ type: 'noteWritten', text: 'The rota <b>needs</b> a second look', nudgeId: null });
  await expect(note('The rota <b>needs</b>')).toBeVisible();
  const search = page.getByRole('searchbox', { name: 'Search notes, plans, challenges and prompts' });
  await search.fill('tim CYFARFOD');
  await expect(page.getByText('One entry holds these words.')).toBeVisible();
  await expect(note('The rota')).toBeHidden();
  await checkAccess(page);

  await note('I let them finish').getByRole('button', { name: 'Change' }).click();
  const field = page.getByRole('textbox', { name: 'Your note' });
  await expect(field).toBeFocused();
  await field.fill('  ');
  await page.getByRole('button', { name: 'Keep the note' }).click();
  await expect(page.getByText('Write a few words first.')).toBeVisible();
  await checkAccess(page);
  await field.fill('Cyfarfod y Tîm: I asked first');
  await page.getByRole('button', { name: 'Keep the note' }).click();
  await expect(page.getByText('Your note is changed.')).toBeVisible();
  await expect(note('I asked first').getByRole('button', { name: 'Change' })).toBeFocused();
  await search.fill('finish');
  await expect(page.getByText('Nothing holds these words.')).toBeVisible();
  await search.fill('');
  await expect(note('The rota')).toBeVisible();
});

test('a note that was deleted on another page is gone on this one too', async () => {
  page = await tend.open('look-back.html');
  const other = await tend.open('look-back.html');
  await note('The rota').getByRole('button', { name: 'Change' }).click();
  await page.getByRole('textbox', { name: 'Your note' }).fill('The rota again');
  await other
    .getByRole('listitem')
    .filter({ hasText: 'The rota' })
    .getByRole('button', { name: 'Delete this note' })
    .click();
  await expect(note('The rota')).toHaveCount(0);
  await other.close();
});

test('how long notes stay is chosen in the settings', async () => {
  page = await tend.open('options.html');
  await expect(page.getByRole('radio', { name: '90 days' })).toBeChecked();
  await page.getByRole('radio', { name: 'Until I delete them' }).click();
  await expect.poll(async () => (await readStored<Settings>(tend.worker, 'settings'))?.keepDays).toBeNull();
  await checkAccess(page);
});

test('notes go out as files, and come in again after a look at what would change', async () => {
  page = await tend.open('options.html');
  const saved = async (name: string) => {
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name }).click();
    const download = await downloading;
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
  };
  const table = await saved('Save as a table (.csv)');
  expect(table.name).toMatch(/^tend-\d{4}-\d\d-\d\d\.csv$/);
  expect(table.text).toContain(',Cyfarfod y Tîm: I asked first,');
  expect((await saved('Save to read or print (.md)')).text).toContain('> Cyfarfod y Tîm: I asked first');
  const file = await saved('Save for another browser (.json)');
  await expect(page.getByText('The file is where your browser keeps downloads.')).toBeVisible();

  const bring = (text: string) =>
    page
      .getByLabel('Bring in a file')
      .setInputFiles({ name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await bring(file.text);
  await expect(page.getByText('Everything in this file is here already.')).toBeVisible();
  await bring('{"format":"tend-journal","version":7}');
  await expect(page.getByText('This file comes from another version of Tend.')).toBeVisible();

  await bring(JSON.stringify({ format: 'tend-journal', version: 1, notes: [{ text: 'mine' }], plans: [], shown: [] }));
  await expect(page.getByText('1 entry of the file cannot be read and is left out.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add them' })).toBeHidden();

  await tell({ type: 'everythingDeleted' });
  await bring(file.text);
  await expect(page.getByText('In this file: 1 new entry, and none later than what is here.')).toBeVisible();
  await checkAccess(page);
  await page.getByRole('button', { name: 'Leave everything as it is' }).click();
  await expect(page.getByRole('button', { name: 'Add them' })).toBeHidden();
  await bring(file.text);
  await page.getByRole('button', { name: 'Add them' }).click();
  await expect(page.getByText('The entries are added.')).toBeVisible();
  await page.goto(tend.address('look-back.html'));
  await expect(note('I asked first')).toBeVisible();
});

test('a plan has a day: the popup asks when it has come, and “tried it” can be taken back', async () => {
  page = await tend.open('look-back.html');
  const plan = { id: 'p', cue: 'we meet', response: 'ask', from: { kind: 'nudge', id: 'a' }, createdAt: Date.now() };
  await tell({ type: 'planWritten', plan });
  await note('If we meet').getByRole('button', { name: 'Change' }).click();
  await page.getByLabel('A day to come back to it').fill('2020-02-03');
  await page.getByRole('button', { name: 'Keep the plan' }).click();
  await expect(note('If we meet')).toContainText(/To come back to on .*2020\./);
  await checkAccess(page);

  const popup = await tend.open('popup.html');
  const asked = popup.getByText('You wanted to come back to this plan');
  await expect(asked).toBeVisible();
  await checkAccess(popup);
  await popup.getByRole('button', { name: 'Ask me in a week' }).click();
  await expect(asked).toBeHidden();
  await expect(note('If we meet')).not.toContainText('2020');
  await popup.close();

  const tried = note('If we meet').getByRole('button', { name: 'Tried it today' });
  await tried.click();
  await expect(tried).toHaveAttribute('aria-pressed', 'true');
  await expect(note('If we meet')).toContainText('Tried on');
  await tried.click();
  await expect(note('If we meet')).not.toContainText('Tried on');
});

test('look back shows behaviours and moments over the months, as a table', async () => {
  page = await tend.open('look-back.html');
  await tell({ type: 'everythingDeleted' });
  await expect(page.getByText('Nothing here yet.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Over the months' })).toBeHidden();
  const day = (back: number) => Date.now() - back * 86_400_000;
  const shown = ['useful', 'triedIt', 'planned', 'notNow', null].map((answer, back) => ({
    ...{ nudgeId: 'attending-autonomy-email', moment: 'reply', answer, because: null },
    ...{ shownAt: day(back * 31), shownOn: new Date(day(back * 31)).toLocaleDateString('sv') },
  }));
  await tell({ type: 'journalBroughtIn', entries: { notes: [], plans: [], shown } });
  await expect(page.getByRole('heading', { name: 'Over the months' })).toBeVisible();
  const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
  const numbers = async (name: string) =>
    (await row(name).getByRole('cell').allInnerTexts()).map(Number).reduce((sum, count) => sum + count, 0);
  expect([await numbers('Attending'), await numbers('Helping')]).toEqual([3, 0]);
  expect(await numbers('Writing to someone')).toBe(3);
  await expect(row('One-to-ones')).toHaveCount(0);
  await checkAccess(page);
});
