import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { startCampusAndTool, type CampusAndTool } from '../support/campus-and-tool.ts';
import { expectNoFault } from '../support/expect-sound.ts';
import { openStrictBrowser } from '../support/strict-browser.ts';
import { walkToFinish, walkToReflection } from '../support/walk-module.ts';

const note = 'A note that nobody else should ever read';
const plan = 'put the phone in a drawer that nobody knows';
let world: CampusAndTool;

test.beforeEach(async () => {
  world = await startCampusAndTool();
});
test.afterEach(() => world?.stop());

async function become(page: Page, name: string): Promise<void> {
  await page.goto(world.campusUrl);
  await page.getByRole('button', { name }).click();
  await expect(page.getByRole('button', { name, pressed: true })).toBeVisible();
}

/** What the frame keeps with its entry of the history: its session, and nothing that a person wrote. */
async function keptByEntry(page: Page): Promise<string> {
  const inner = page.frames().find((one) => one.url().startsWith(world.toolUrl));
  return (await inner?.evaluate(() => JSON.stringify(history.state))) ?? '';
}

/** Everything that leaves the browser, to look for what should not. */
function watchTraffic(context: BrowserContext): string[] {
  const sent: string[] = [];
  context.on('request', (request) => sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`));
  return sent;
}

async function expectGraded(page: Page, title: string): Promise<void> {
  await page.goto(`${world.campusUrl}/gradebook`);
  const column = await page.getByRole('columnheader').allTextContents();
  const cell = page
    .getByRole('row', { name: /Sam/ })
    .getByRole('cell')
    .nth(column.lastIndexOf(title) - 1);
  await expect(cell.locator('.points')).toHaveText(/^1(\.0+)? /);
}

test('in a frame, with third-party cookies blocked: from the picker to the gradebook', async () => {
  const context = await openStrictBrowser({ profile: test.info().outputPath('profile') });
  const page = context.pages()[0] ?? (await context.newPage());
  const sent = watchTraffic(context);
  const frame = page.frameLocator('#contentframe');

  await test.step('a teacher adds two modules with the picker', async () => {
    await become(page, 'Priya');
    await page.getByRole('link', { name: 'Add an activity' }).click();
    await page.getByRole('button', { name: 'Select content' }).click();
    const picker = page.frameLocator('#picker iframe');
    await expect(picker.getByRole('heading', { name: 'Choose what to add to your course' })).toBeVisible();
    await picker.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(picker.getByRole('alert')).toHaveText('Choose a module first.');
    await picker.getByRole('checkbox').first().check();
    await picker.getByRole('checkbox').last().check();
    await expectNoFault(page);
    await picker.getByRole('button', { name: 'Add 2 modules' }).click();
    await expect(page.getByText('Added to the course: 2.')).toBeVisible();
  });

  const activity = page.locator('.activities li').last();
  const title = (await activity.getByRole('heading').textContent()) ?? '';

  await page.addInitScript(() => {
    const heights: number[] = [];
    Object.assign(globalThis, { heights });
    addEventListener('message', ({ data }: MessageEvent<{ subject?: string; height?: number }>) => {
      if (data.subject === 'lti.frameResize') heights.push(data.height ?? 0);
    });
  });

  await test.step('a learner opens one, writes, reloads, goes away and comes back', async () => {
    await become(page, 'Sam');
    await activity.getByRole('link', { name: 'Open' }).first().click();
    await walkToReflection(frame);
    const heights = () => page.evaluate(() => (globalThis as unknown as { heights: number[] }).heights);
    expect(new Set(await heights()).size, 'the platform is told each new height').toBeGreaterThan(2);
    await frame.getByLabel('Your thoughts').fill(note);
    const saved = frame.getByRole('status').filter({ hasText: 'Saved.' });
    await expect(saved).toBeVisible();

    // A frame of another site may store nothing in this browser, and the page says what that means.
    await expect(frame.getByText('What you write stays in this page')).toBeVisible();
    await page.reload();
    await expect(frame.getByRole('heading', { name: 'A moment for yourself' })).toBeVisible();
    await frame.getByLabel('Your thoughts').fill(note);
    await page.goto(world.campusUrl);
    await page.goBack();
    await expect(frame.getByRole('heading', { name: 'A moment for yourself' })).toBeVisible();
    await frame.getByLabel('Your thoughts').fill(note);
    await expectNoFault(page);
  });

  await test.step('a frame that is reloaded by itself finds its session', async () => {
    const inner = page.frames().find((one) => one.url().startsWith(world.toolUrl));
    const again = page.waitForResponse((response) => response.url().startsWith(`${world.toolUrl}/lti/page/`));
    await inner?.evaluate(() => location.reload());
    expect((await again).request().method()).toBe('GET');
    await expect(frame.getByRole('heading', { name: 'A moment for yourself' })).toBeVisible();
    // Leaving wrote what may stay with the entry; the note of a moment ago may not.
    expect(await keptByEntry(page)).toContain('tend-draft');
    expect(await keptByEntry(page)).not.toContain(note);
    await frame.getByLabel('Your thoughts').fill(note);
  });

  await test.step('and finishes; the score is in the gradebook', async () => {
    await walkToFinish(frame, plan);
    await expectNoFault(page);
    await expectGraded(page, title);
  });

  await test.step('the teacher sees it, and only that', async () => {
    await become(page, 'Priya');
    await activity.getByRole('link', { name: 'Open' }).first().click();
    await frame.getByRole('button', { name: 'Completion' }).click();
    const row = frame.getByRole('row', { name: /Sam/ });
    await expect(row.getByText(/^Done /)).toBeVisible();
    await expect(row.getByText('Gradebook: sent')).toBeVisible();
    // Known from the platform's list alone: she has not opened anything yet.
    await expect(frame.getByRole('row', { name: /Rhian/ }).getByText('Not started').first()).toBeVisible();
    await expectNoFault(page);
    const download = page.waitForEvent('download');
    await frame.getByRole('button', { name: 'Download as CSV' }).click();
    expect((await download).suggestedFilename()).toBe('completion.csv');
  });

  expect(sent.filter((line) => line.includes(note) || line.includes(plan))).toEqual([]);
  expect(await frameCookies(context)).toEqual([]);
  await context.close();
});

/** Cookies of the tool that are not partitioned: in a frame, this browser gives none. */
async function frameCookies(context: BrowserContext): Promise<string[]> {
  const cookies = await context.cookies(world.toolUrl);
  return cookies.filter((cookie) => !cookie.partitionKey).map((cookie) => cookie.name);
}

test('in a new window, where a frame may keep nothing at all', async () => {
  const { toolUrl, campusUrl } = world;
  const context = await openStrictBrowser({
    profile: test.info().outputPath('profile'),
    refusedFrame: { toolUrl, campusUrl },
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const sent = watchTraffic(context);
  await become(page, 'Sam');
  const activity = page.locator('.activities li').first();
  const title = (await activity.getByRole('heading').textContent()) ?? '';
  await activity.getByRole('link', { name: 'Open' }).first().click();
  const frame = page.frameLocator('#contentframe');

  const opening = context.waitForEvent('page');
  await frame.getByRole('button', { name: 'Open Tend in a new window' }).click();
  const window = await opening;
  await expect(window.getByRole('heading', { name: 'Is this you?' })).toBeVisible();
  await expect(window.getByText(/Sam/)).toBeVisible();
  await expectNoFault(window);
  await window.getByRole('button', { name: 'Yes, go on' }).click();

  await walkToReflection(window);
  await window.getByLabel('Your thoughts').fill(note);
  await expect(window.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
  await window.reload();
  await expect(window.getByLabel('Your thoughts')).toHaveValue(note);
  await window.goto(world.campusUrl);
  await window.goBack();
  await expect(window.getByLabel('Your thoughts')).toHaveValue(note);
  await walkToFinish(window, plan);
  await expectGraded(page, title);

  expect(sent.filter((line) => line.includes(note) || line.includes(plan))).toEqual([]);
  await context.close();
});
