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
const start = new Date(2026, 8, 7, 9).getTime();
const day = 86_400_000;
const later = (days: number) => store(tend.worker, { testClock: start + days * day });

test.beforeAll(async () => {
  tend = await launchChromium(
    await buildExtension('chrome', { hasTestClock: true }),
    test.info().outputPath('profile'),
  );
  await tend.pageAt('first-run.html');
  await store(tend.worker, { settings: allDaySettings, testClock: start });
});
test.afterAll(() => tend.context.close());
test.afterEach(() => page.close());

const tell = (message: object) => page.evaluate((told) => chrome.runtime.sendMessage(told), message);
const followed = async () => (await readStored<Settings>(tend.worker, 'settings'))?.challenge;
const stage = (name: string) => page.getByRole('radio', { name });

test('a challenge is named, moves on and back, is put away, taken up again, and ends with what changed', async () => {
  page = await tend.open('options.html');
  await page.getByLabel('The challenge, in a few words').fill('Handover <b>takes</b> too long');
  await page.getByRole('button', { name: 'Begin with it' }).click();
  await expect(page.getByText('Your challenge is on.')).toBeVisible();
  await expect(stage('Spot it')).toBeChecked();
  await checkAccess(page);

  await later(10);
  await tell({ type: 'noteWritten', text: 'Two lists say <i>different</i> things', nudgeId: null });
  await later(14);
  await stage('Agree what causes it').click();
  await expect.poll(followed).toEqual({ stage: 'cause', since: start + 14 * day });
  await later(20);
  await stage('Spot it').click();
  await expect.poll(followed).toEqual({ stage: 'spot', since: start + 20 * day });

  await later(25);
  await page.getByRole('button', { name: 'Put it away for now' }).click();
  await expect(page.getByText('It is put away.')).toBeVisible();
  expect(await followed()).toBeNull();
  await expect(page.getByText('Handover <b>takes</b> too long')).toBeVisible();
  await checkAccess(page);

  // One at a time: another one may be on meanwhile, and then the first waits.
  await page.getByLabel('The challenge, in a few words').fill('Rota');
  await page.getByRole('button', { name: 'Begin with it' }).click();
  await expect.poll(followed).toMatchObject({ stage: 'spot' });
  await page.getByRole('button', { name: 'Take it up again' }).click();
  await expect(page.getByText('Another challenge is on.')).toBeVisible();
  await page.getByRole('button', { name: 'We are done with it' }).click();
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page.getByText('It is over.')).toBeVisible();

  await later(30);
  await page.getByRole('button', { name: 'Take it up again' }).click();
  await expect.poll(followed).toEqual({ stage: 'spot', since: start + 30 * day });
  await later(40);
  await stage('Make it safe to try').click();
  await expect.poll(followed).toMatchObject({ stage: 'try' });
  await later(50);
  await page.getByRole('button', { name: 'We are done with it' }).click();
  await expect(page.getByLabel('What changed?')).toBeFocused();
  await page.getByLabel('What changed?').fill('Ten minutes instead of forty');
  await checkAccess(page);
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page.getByText('It is over.')).toBeVisible();
  await expect(page.getByLabel('The challenge, in a few words')).toBeFocused();
  expect(await followed()).toBeNull();
});

test('look back shows its way with dates and what was tried, and finds it by its words', async () => {
  page = await tend.open('look-back.html');
  const challenge = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Handover' }) });
  await expect(challenge).toContainText('What changed: Ten minutes instead of forty');
  const parts = challenge.locator('challenge-way ol > li');
  await expect(parts).toHaveText([
    /^\s*Spot it,\s+.*7.*2026 – .*21.*2026/,
    /^\s*Agree what causes it,\s+.*21.*2026 – .*27.*2026/,
    /^\s*Spot it,\s+.*27.*2026 – .*2.*2026/,
    /^\s*Put away,/,
    /^\s*Spot it,/,
    /^\s*Make it safe to try,\s+.*17.*2026 – .*27.*2026/,
  ]);
  await parts.first().getByText('What you wrote and tried at that time').click();
  await expect(parts.first()).toContainText('Note: Two lists say <i>different</i> things');
  await checkAccess(page);

  const search = page.getByRole('searchbox');
  await search.fill('ten forty');
  await expect(page.getByText('One entry holds these words.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Rota' })).toBeHidden();
  await search.fill('');

  await challenge.getByRole('button', { name: 'Change the words' }).click();
  await page.getByLabel('The challenge, in a few words').fill('Handover is quick');
  await checkAccess(page);
  await page.getByRole('button', { name: 'Keep the words' }).click();
  await expect(page.getByText('The words are changed.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Handover is quick' })).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('way.png'), fullPage: true });
  await page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'Rota' }) })
    .getByRole('button', { name: 'Delete this challenge' })
    .click();
  await expect(page.getByRole('heading', { name: 'Rota' })).toHaveCount(0);
});

test('a message of another part of Tend begins one, and is told when one is on', async () => {
  page = await tend.open('options.html');
  const begun = { type: 'challengeBegan', text: 'Room to try', stage: 'spot' };
  expect(await tell(begun)).toEqual({ isDone: true });
  expect(await tell(begun)).toEqual({ isDone: false, reason: 'challengeOn' });
  await expect(page.getByLabel('The challenge, in a few words')).toHaveValue('Room to try');
});

test('its way can be read in Welsh, and on a narrow page', async () => {
  await store(tend.worker, { settings: { ...(await readStored<Settings>(tend.worker, 'settings')), locale: 'cy' } });
  page = await tend.open('look-back.html');
  await expect(page.getByRole('heading', { name: 'Eich heriau' })).toBeVisible();
  await expect(page.getByText('Beth newidiodd: Ten minutes instead of forty')).toBeVisible();
  await checkAccess(page);
  await page.setViewportSize({ width: 320, height: 900 });
  await page.screenshot({ path: test.info().outputPath('welsh.png'), fullPage: true });
});
