import { expect, type Page, test } from '@playwright/test';
import { emptyMemory } from '#shared/schemas/selection-memory.ts';
import { addOwnPlace, lookAt } from '../support/extension/add-own-place.ts';
import { buildExtension } from '../support/extension/build-extension.ts';
import { seeCard } from '../support/extension/card-in-page.ts';
import { checkAccess } from '../support/extension/check-access.ts';
import { type ExtensionInChromium, launchChromium } from '../support/extension/chromium-with-extension.ts';
import { serveOwnPlaces } from '../support/extension/own-place-pages.ts';
import { copyWithPermissions } from '../support/extension/permitted-extension.ts';
import { allDaySettings } from '../support/extension/settings.ts';
import { readMemory, readStored, store } from '../support/extension/stored.ts';

test.describe.configure({ mode: 'serial' });

let tend: ExtensionInChromium;
let own: Page;
let page: Page;

test.beforeAll(async () => {
  const info = test.info();
  const hosts = ['https://*.example.org/*', 'https://xn--mnchen-3ya.example/*', 'https://mail.google.com/*'];
  const extension = copyWithPermissions(await buildExtension('chrome'), info.outputPath('extension'), hosts);
  tend = await launchChromium(extension, info.outputPath('profile'));
  own = await tend.pageAt('first-run.html');
  await serveOwnPlaces(tend.context);
});
test.afterAll(() => tend.context.close());

test.beforeEach(async () => {
  await store(tend.worker, { settings: allDaySettings, memory: emptyMemory, ownPlaces: { version: 1, places: [] } });
  page = await tend.context.newPage();
});
test.afterEach(() => page.close());

const shownMoments = async () => (await readMemory(tend.worker))?.recent.map(({ moment }) => moment) ?? [];

/** A moment on another place shows, afterwards, that what was told of before has been heard. */
async function expectNothing(): Promise<void> {
  await addOwnPlace(own, 'https://last.example.org', 'compose');
  const other = await tend.context.newPage();
  await other.goto('https://last.example.org/review');
  await other.locator('#strengths').focus();
  await expect.poll(shownMoments).toEqual(['compose']);
  await other.close();
}

for (const [name, path, moment, field] of [
  ['a rota that is looked at', '/rota', 'calendar', null],
  ['a site that is opened', '/incident', 'ownPlace', null],
  ['a report that is written', '/incident', 'review', '#what'],
  ['a review in rich text', '/review', 'review', '#strengths'],
  ['words to somebody, in a plain field', '/review', 'compose', '#plain'],
] as const) {
  test(`${name} brings a card, and keeps the focus`, async () => {
    await addOwnPlace(own, 'https://work.example.org', moment);
    await page.goto(`https://work.example.org${path}`);
    if (field) await page.locator(field).focus();
    await expect.poll(() => seeCard(tend.worker, page)).not.toBeNull();
    if (field) await expect(page.locator(field)).toBeFocused();
    expect(await shownMoments()).toEqual([moment]);
  });
}

test('search, one line, a date, a password and what was sent before bring nothing', async () => {
  await addOwnPlace(own, 'https://work.example.org', 'review');
  await page.goto('https://work.example.org/incident');
  const fields = await page.locator('#search, #search-box, #assistant, #where, #when, #told, #sent').all();
  expect(fields).toHaveLength(7);
  for (const field of fields) await field.focus();
  await page.frameLocator('#frame').locator('#comment').focus();
  await page.goto('https://work.example.org/sign-in');
  for (const field of await page.locator('input').all()) await field.focus();
  await expectNothing();
});

test('where people sign in, opening the page brings nothing', async () => {
  await addOwnPlace(own, 'https://work.example.org', 'ownPlace');
  await page.goto('https://work.example.org/sign-in');
  await page.waitForFunction(() => performance.now() > 4000);
  await expectNothing();
});

test('opening the page brings nothing where a place was chosen for writing', async () => {
  await addOwnPlace(own, 'https://work.example.org', 'review');
  await page.goto('https://work.example.org/rota');
  await page.waitForFunction(() => performance.now() > 4000);
  await expectNothing();
});

for (const [name, address] of [
  ['another name of the site', 'https://www.work.example.org/incident'],
  ['another port of it', 'https://work.example.org:8443/incident'],
  ['the same without encryption', 'http://work.example.org/incident'],
] as const) {
  test(`${name} is no place`, async () => {
    await addOwnPlace(own, 'https://work.example.org', 'review');
    await page.goto(address);
    await page.locator('#what').focus();
    await expectNothing();
  });
}

test('two places stand side by side; one that is removed falls silent in its open tab', async () => {
  await addOwnPlace(own, 'https://work.example.org', 'review');
  await page.goto('https://work.example.org/incident');
  const options = await tend.open('options.html');
  await options.getByRole('button', { name: 'Remove work.example.org' }).click();
  await expect(options.getByText('work.example.org is removed.')).toBeVisible();
  await expect(options.getByText('None yet. Open the site of your rota')).toBeVisible();
  await options.close();
  await page.locator('#what').focus();
  await expectNothing();
});

test('the settings list the places, with names in other letters beside what browsers go by', async () => {
  await addOwnPlace(own, 'https://work.example.org', 'review');
  await addOwnPlace(own, 'https://xn--mnchen-3ya.example', 'ownPlace');
  const options = await tend.open('options.html');
  const work = options.getByLabel('A prompt may come on work.example.org when you');
  await expect(work).toHaveValue('review');
  await expect(options.getByLabel('on münchen.example (xn--mnchen-3ya.example) when you')).toHaveValue('ownPlace');
  await checkAccess(options);
  await options.locator('own-place-list').screenshot({ path: test.info().outputPath('list.png') });
  await work.selectOption('look at a rota or a calendar there');
  await expect(options.getByText('Saved.')).toBeVisible();
  expect(await readStored(tend.worker, 'ownPlaces')).toMatchObject({ places: [{ moment: 'calendar' }, {}] });
  await options.close();
});

test('the page for adding a site says what can be done about each, in both languages', async () => {
  const form = await tend.open('own-place.html');
  await form.bringToFront();
  const shows = async (site: object, text: string | RegExp) => {
    await lookAt(own, site);
    await expect(form.getByText(text)).toBeVisible();
  };
  await shows({ kind: 'site', origin: 'https://new.example.org' }, 'On new.example.org, prompt me when I');
  await checkAccess(form);
  await form.screenshot({ path: test.info().outputPath('new.png') });
  await form.getByLabel('write to someone there').check();
  await form.getByRole('button', { name: 'Allow new.example.org' }).click();
  await expect(form.getByText('new.example.org is added.')).toBeVisible();
  await checkAccess(form);
  await form.getByLabel('open the site').check();
  await expect(form.getByText('Saved.')).toBeVisible();
  await form.getByRole('button', { name: 'Remove new.example.org' }).click();
  await expect(form.getByText('new.example.org is removed.')).toBeVisible();
  await shows({ kind: 'site', origin: 'https://mail.google.com' }, 'Gmail may prompt.');
  await shows({ kind: 'site', origin: 'https://github.com' }, 'Tend knows GitHub');
  await shows({ kind: 'unfit', why: 'insecure' }, /not encrypted/);
  await shows({ kind: 'unfit', why: 'file' }, /a file on your device/);
  await shows({ kind: 'unfit', why: 'store' }, /no extension run in their stores/);
  await shows({ kind: 'unfit', why: 'browserPage' }, /belongs to the browser/);
  const full = Array.from({ length: 30 }, (_, n) => ({
    origin: `https://h${n}.example.org`,
    moment: 'review',
    addedAt: n,
  }));
  await store(tend.worker, { ownPlaces: { version: 1, places: full } });
  await shows({ kind: 'site', origin: 'https://new.example.org' }, /You have added 30 sites/);
  await store(tend.worker, { settings: { ...allDaySettings, locale: 'cy' } });
  await form.reload();
  await expect(form.getByText('Nid oes lle i ragor.')).toBeVisible();
  await store(tend.worker, { ownPlaces: { version: 1, places: [] } });
  await expect(form.getByText('Ar new.example.org, fy annog pan fyddaf yn')).toBeVisible();
  await checkAccess(form);
  await form.screenshot({ path: test.info().outputPath('welsh.png') });
  await form.close();
});
