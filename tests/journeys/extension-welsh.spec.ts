import { expect, test } from '@playwright/test';
import { emptyMemory } from '#shared/schemas/selection-memory.ts';
import { noOffer } from '../../extension/storage/offer.ts';
import { buildExtension } from '../support/extension/build-extension.ts';
import { type ExtensionInChromium, launchChromium } from '../support/extension/chromium-with-extension.ts';
import { remembered } from '../support/extension/remembered.ts';
import { allDaySettings } from '../support/extension/settings.ts';
import { readStored, store } from '../support/extension/stored.ts';

test.describe.configure({ mode: 'serial' });

let tend: ExtensionInChromium;

test.beforeAll(async () => {
  tend = await launchChromium(await buildExtension('chrome'), test.info().outputPath('profile'));
  await tend.pageAt('first-run.html');
});
test.afterAll(() => tend.context.close());

const today = () => new Date().toLocaleDateString('sv');

test('Welsh is chosen in the settings, and the page turns to it', async () => {
  await store(tend.worker, { settings: allDaySettings, memory: emptyMemory, offer: noOffer });
  const page = await tend.open('options.html');
  await page.getByLabel('Language').selectOption('cy');
  await expect(page.getByRole('heading', { level: 1, name: 'Gosodiadau' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'cy');
  expect(await readStored(tend.worker, 'settings')).toMatchObject({ locale: 'cy' });
  await page.close();
});

test('the prompt, its buttons and its reason are in Welsh', async () => {
  const shown = {
    nudgeId: 'attending-autonomy-email',
    moment: 'compose',
    shownAt: Date.now(),
    shownOn: today(),
  } as const;
  await store(tend.worker, { memory: remembered({ ...shown, answer: null }) });
  const page = await tend.open('popup.html');
  await expect(page.getByText('Rhoi sylw · ysgrifennu e-bost')).toBeVisible();
  await expect(page.locator('.card')).toHaveAttribute('lang', 'cy');
  // A text of another language would say so.
  await expect(page.locator('.card [lang]')).toHaveCount(0);
  await page.getByRole('button', { name: 'Pam hwn?' }).click();
  await page.getByRole('button', { name: 'Rhagor' }).click();
  await page.getByRole('button', { name: 'Ei droi’n gynllun' }).click();
  await page.close();
});

test('a note is written in Welsh, and the look back names its day, though the browser may not know it', async () => {
  const panel = await tend.open('sidepanel.html');
  await expect(panel.getByRole('heading', { level: 1, name: 'Nodiadau a chynlluniau' })).toBeVisible();
  await panel
    .getByRole('textbox', { name: 'Beth sylwoch chi arno? Ar beth rowch chi gynnig?' })
    .fill('Gwrando cyn ateb.');
  await panel.getByRole('button', { name: 'Cadw’r nodyn' }).click();
  await expect(panel.getByText('Mae’ch nodyn wedi’i gadw.')).toBeVisible();
  await panel.close();

  const page = await tend.open('look-back.html');
  await expect(page.getByRole('heading', { level: 1, name: 'Edrych yn ôl' })).toBeVisible();
  const day = /^dydd (Llun|Mawrth|Mercher|Iau|Gwener|Sadwrn|Sul), \d+ \p{L}+ \d{4}$/u;
  await expect(page.getByRole('heading', { level: 3, name: day })).toBeVisible();
  await page.close();
});

test('the first page is in Welsh', async () => {
  const page = await tend.open('first-run.html');
  await expect(page.getByRole('heading', { level: 1, name: 'Croeso i Tend' })).toBeVisible();
  await page.close();
});
