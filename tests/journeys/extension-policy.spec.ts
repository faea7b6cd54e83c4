import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { defaultSettings } from '#shared/schemas/settings.ts';
import { examplePack, packText } from '../../authoring/packs/example-pack.ts';
import { managedSchema } from '../../extension/policy/managed-schema.ts';
import { buildExtension } from '../support/extension/build-extension.ts';
import { checkAccess } from '../support/extension/check-access.ts';
import { launchManaged, type ManagedChromium } from '../support/extension/chromium-with-policy.ts';
import { readStored, store } from '../support/extension/stored.ts';

test.describe.configure({ mode: 'serial' });

const day = { from: '08:00', to: '16:00' };
const pack = packText(examplePack());
const address = 'https://packs.example.org/board.yaml';
const integrity = `sha384-${createHash('sha384').update(pack).digest('base64')}`;
const policy = {
  defaults: { dose: 'weekly', dailyAt: '10:30', quietHours: { from: '12:00', to: '13:00' } },
  locks: { dose: 'daily', dailyAt: '09:30', hours: { monday: day, tuesday: day, wednesday: day, thursday: day } },
  packs: [{ url: address, integrity }],
  places: {
    suggested: ['gmail', 'no-such-site'],
    hidden: ['jira'],
    blocked: ['slack'],
    own: [{ origin: 'https://rota.example.org', moment: 'ownPlace' }],
  },
};

let extension: string;
let managed: ManagedChromium;
let tend: ManagedChromium['tend'];
let page: Page;

test.beforeAll(async () => {
  extension = await buildExtension('chrome');
  managed = await launchManaged(extension, test.info().outputPath('managed'), policy);
  ({ tend } = managed);
});
test.afterAll(() => tend.context.close());

const radio = (name: RegExp) => page.getByRole('radio', { name });
const box = (name: string | RegExp) => page.getByRole('checkbox', { name });
const packs = async () => (await readStored<{ packs: { id: string }[] }>(tend.worker, 'packs'))?.packs ?? [];

test('the browser checks a policy by the schema that Tend reads it with', () => {
  const read = (file: string) => JSON.parse(readFileSync(join(extension, file), 'utf8')) as { storage?: object };
  expect(read('manifest.json').storage).toEqual({ managed_schema: 'managed-schema.json' });
  expect(read('managed-schema.json')).toEqual(managedSchema());
});

test('the first run shows what an organisation proposes, within what it allows', async () => {
  page = await tend.pageAt('first-run.html');
  await expect(page.getByRole('heading', { name: 'Your organisation' })).toBeVisible();
  await expect(page.getByText(/can never read, change, move or delete your notes and plans/)).toBeVisible();
  await expect(radio(/Once a week/)).toBeChecked();
  await expect(radio(/Twice a working day/)).toBeDisabled();
  await expect(radio(/Not at all/)).toBeEnabled();
  await expect(page.getByRole('group', { name: 'How often' })).toHaveAccessibleDescription(/no more prompts than this/);
  await expect(box('Monday')).toBeChecked();
  await expect(box('Friday')).toBeDisabled();
  await expect(page.getByLabel('Monday, to')).toHaveValue('16:00');
  await expect(box(/^Gmail/)).toHaveAccessibleName(/Suggested by your organisation/);
  await expect(box(/^Slack/)).toBeDisabled();
  await expect(box(/^Jira/)).toHaveCount(0);
  await checkAccess(page);
  await page.screenshot({ path: test.info().outputPath('first-run.png'), fullPage: true });
});

test('a day can be made shorter, and not longer than is allowed', async () => {
  await page.getByLabel('Monday, to').fill('18:00');
  await page.getByLabel('Monday, to').blur();
  await expect(page.getByText(/Monday: your organisation allows prompts from 08:00 to 16:00/)).toBeVisible();
  await page.getByLabel('Monday, to').fill('15:00');
  await page.getByLabel('Monday, to').blur();
  await expect(page.getByText('Saved.')).toBeVisible();
  await expect
    .poll(() => readStored(tend.worker, 'settings'))
    .toMatchObject({
      hours: defaultSettings.hours.with(0, { from: '09:00', to: '15:00' }),
    });
  await page.getByRole('button', { name: /finish|done|start/i }).click();
  await expect(page.locator('#done')).toBeFocused();
});

test('the options show what is held, say what could not be read, and leave the way out open', async () => {
  page = await tend.open('options.html');
  await expect(page.getByText('places.suggested: no-such-site')).toBeVisible();
  const time = page.getByLabel('Time', { exact: true });
  await expect(time).toHaveValue('09:30');
  await expect(time).not.toBeEditable();
  await expect(time).toHaveAccessibleDescription(/Set by your organisation/);
  await expect(page.getByText(/^A prompt may come on rota\.example\.org/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Allow (rota.example.org)' })).toBeEnabled();
  await radio(/Not at all/).check();
  await expect.poll(() => readStored(tend.worker, 'settings')).toMatchObject({ dose: 'off' });
  await expect(page.getByRole('combobox', { name: 'Language' })).toBeEnabled();
  await expect(page.getByRole('button', { name: /^Delete everything/ })).toBeEnabled();
  await checkAccess(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: test.info().outputPath(`options-${colorScheme}.png`), fullPage: true });
  }
});

test('a pack is fetched once by its hash, cannot be removed by hand, and goes with the policy', async () => {
  await expect(page.getByText(/packs\.example\.org does not let Tend read the pack by itself/)).toBeVisible();
  await expect(page.getByRole('button', { name: `Fetch it now (${address})` })).toBeEnabled();
  let asked = 0;
  // It lets every site read it, so nobody has to be asked.
  await tend.context.route(`${address}*`, (route) => {
    asked += 1;
    return route.fulfill({ body: pack, headers: { 'access-control-allow-origin': '*' } });
  });
  await store(tend.worker, { policyPacks: { version: 1, packs: [] } });
  await page.reload();
  await expect.poll(packs).toMatchObject([{ id: 'example-board' }]);
  await expect(page.getByText('Prompts of Example Board')).toBeVisible();
  await expect(page.getByRole('button', { name: /Remove \(Prompts of Example Board\)/ })).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('Prompts of Example Board')).toBeVisible();
  expect(asked).toBe(1);
});

test('another policy counts at once, and takes nothing from anybody', async () => {
  await managed.setPolicy({ defaults: { dose: 'twice-daily', dailyAt: '07:00' } });
  await expect(radio(/Twice a working day/)).toBeEnabled();
  await expect(radio(/Not at all/)).toBeChecked();
  await expect(page.getByLabel('Time', { exact: true })).toHaveValue('10:30');
  await expect(box('Friday')).toBeEnabled();
  await expect(box('Friday')).toBeChecked();
  await expect.poll(packs).toEqual([]);
});

test('settings go to the account only when somebody wants it, and arrive from there', async () => {
  const account = () => tend.worker.evaluate(() => chrome.storage.sync.get());
  const arrive = (items: object) => tend.worker.evaluate((given) => chrome.storage.sync.set(given), items);
  await store(tend.worker, { settings: { ...defaultSettings, locale: 'en' } });
  expect(await account()).toEqual({});
  await arrive({ 'setting-dose': { version: 1, at: 5, value: 'weekly' } });
  const wanted = box(/Keep these settings the same/);
  await wanted.check();
  await expect(page.getByText(/Which do you want to keep/)).toBeFocused();
  await checkAccess(page);
  await page.getByRole('button', { name: 'Those in the account' }).press('Enter');
  await expect(wanted).toBeFocused();
  await expect(radio(/Once a week/)).toBeChecked();

  await arrive({ 'setting-dose': { version: 1, at: Date.now() + 60_000, value: 'daily' } });
  await expect(radio(/Once a working day/)).toBeChecked();
  await radio(/Not at all/).check();
  await expect.poll(async () => (await tend.worker.evaluate(() => chrome.alarms.get('sync'))) !== undefined).toBe(true);
  await expect.poll(account, { timeout: 60_000 }).toMatchObject({ 'setting-dose': { value: 'off' } });

  await wanted.uncheck();
  await expect(page.getByText(/The copy in the account stays/)).toBeVisible();
  await page.getByRole('button', { name: 'Remove the copy from the account' }).click();
  await expect.poll(account).toEqual({});
});

declare const chrome: {
  storage: { sync: { get(): Promise<object>; set(items: object): Promise<void> } };
  alarms: { get(name: string): Promise<object | undefined> };
};
