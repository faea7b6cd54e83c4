import { expect, test, type FrameLocator, type Page } from '@playwright/test';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startCampusAndTool, type CampusAndTool } from '../support/campus-and-tool.ts';
import { buildExtension } from '../support/extension/build-extension.ts';
import { type ExtensionInChromium, launchChromium } from '../support/extension/chromium-with-extension.ts';
import { copyWithKey, openPopupOver } from '../support/extension/popup-over-tab.ts';
import { allDaySettings } from '../support/extension/settings.ts';
import { store } from '../support/extension/stored.ts';
import { startVirtualDisplay, type VirtualDisplay } from '../support/extension/virtual-display.ts';
import { blockThirdParties } from '../support/strict-browser.ts';
import { walkToFinish, walkToReflection } from '../support/walk-module.ts';

const plan = 'put the phone in a drawer that nobody knows';
const problem = 'Handovers that nobody has time for';
let world: CampusAndTool;
let display: VirtualDisplay;
let tend: ExtensionInChromium;

test.beforeEach(async () => {
  const info = test.info();
  world = await startCampusAndTool();
  display = await startVirtualDisplay();
  const extension = copyWithKey(await buildExtension('chrome'), info.outputPath('extension'));
  await blockThirdParties({ profile: info.outputPath('profile') });
  tend = await launchChromium(extension, info.outputPath('profile'), { display: display.name });
  await tend.pageAt('first-run.html');
  await store(tend.worker, { settings: allDaySettings });
});
test.afterEach(async () => {
  await tend?.context.close();
  await display?.stop();
  await world?.stop();
});

async function become(page: Page, name: string): Promise<void> {
  await page.goto(world.campusUrl);
  await page.getByRole('button', { name }).click();
  await expect(page.getByRole('button', { name, pressed: true })).toBeVisible();
}

async function addModules(page: Page, ...titles: string[]): Promise<void> {
  await become(page, 'Priya');
  await page.getByRole('link', { name: 'Add an activity' }).click();
  await page.getByRole('button', { name: 'Select content' }).click();
  const picker = page.frameLocator('#picker iframe');
  for (const title of titles) await picker.getByRole('checkbox', { name: title }).check();
  await picker.getByRole('button', { name: `Add ${titles.length} modules` }).click();
  await expect(page.getByText(`Added to the course: ${titles.length}.`)).toBeVisible();
}

async function take(frame: FrameLocator): Promise<Page> {
  const opening = tend.context.waitForEvent('page');
  await frame.getByRole('button', { name: 'Take it to work' }).click();
  const window = await opening;
  await expect(window.getByText(`then I will ${plan}.`)).toBeVisible();
  return window;
}

/** Files of the browser's profile, but those of the extension's own store, that hold these words in any encoding. */
async function filesWith(profile: string, words: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(profile, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || path.includes('IndexedDB/chrome-extension_')) continue;
    const content = await readFile(path);
    if (content.includes(words) || content.includes(Buffer.from(words, 'utf16le'))) found.push(entry.name);
  }
  return found;
}

test('from a module in a course to the extension, and back to the course', async () => {
  test.setTimeout(180_000);
  const { context } = tend;
  const sent: string[] = [];
  context.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  const page = await context.newPage();
  await addModules(page, 'Across the line', 'Room to try');
  await become(page, 'Sam');
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Room to try' })
    .getByRole('link', { name: 'Open' })
    .first()
    .click();
  const frame = page.frameLocator('#contentframe');
  await walkToReflection(frame);
  await walkToFinish(frame, plan);
  await frame.getByLabel('Name a problem your team faces').fill(problem);
  const window = await take(frame);
  await expect(window.getByText(`The problem that you named: ${problem}`)).toBeVisible();

  await test.step('the popup shows the plan and keeps it when it is told to', async () => {
    const popup = await openPopupOver(window, tend, display);
    await expect.poll(() => popup.text()).toContain(`then I will ${plan}.`);
    const text = await popup.text();
    expect(text).toContain(`on ${new URL(world.toolUrl).host}, holds this plan`);
    expect(text).toContain('From the module “Room to try”');
    expect(text).toContain(`lead you back to ${new URL(world.campusUrl).host}`);
    expect(text).toContain(problem);
    await writeFile(test.info().outputPath('popup.png'), await popup.picture());
    await popup.choose('Keep this plan');
    await expect.poll(() => popup.text()).toContain('Your plan is kept.');
    await popup.choose('Start this challenge');
    await expect.poll(() => popup.text()).toContain('The challenge has begun');
    await popup.close();
  });

  await test.step('and knows it again, and replaces no challenge', async () => {
    const popup = await openPopupOver(window, tend, display);
    await expect.poll(() => popup.text()).toContain('You have this plan already.');
    expect(await popup.text()).toContain('You have a challenge already, and it stays.');
    await popup.close();
  });

  await test.step('look back shows it, with the way to the course', async () => {
    const lookBack = await tend.open('look-back.html');
    await expect(lookBack.locator('plan-entry').getByText(`then I will ${plan}.`)).toBeVisible();
    await expect(lookBack.getByText('From the module “Room to try”.')).toBeVisible();
    await lookBack.screenshot({ path: test.info().outputPath('look-back.png'), fullPage: true });
    const opening = context.waitForEvent('page');
    await lookBack.getByRole('link', { name: `Open the course on ${new URL(world.campusUrl).host}` }).click();
    await expect(await opening).toHaveURL(`${world.campusUrl}/course/view.php?id=3`);
  });

  await test.step('and nothing of it left the two places that keep it', async () => {
    const addresses = context.pages().map((one) => one.url());
    await context.close();
    for (const words of [plan, problem]) {
      expect([...sent, ...addresses].filter((line) => decodeURIComponent(line).includes(words))).toEqual([]);
      expect(await filesWith(test.info().outputPath('profile'), words)).toEqual([]);
    }
  });
});
