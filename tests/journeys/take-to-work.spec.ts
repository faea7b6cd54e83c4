import { expect, test, type BrowserContext, type FrameLocator, type Page } from '@playwright/test';
import ICAL from 'ical.js';
import { readFile } from 'node:fs/promises';
import { handOverSchema } from '../../shared/schemas/hand-over.ts';
import { handOverElementId, handOverPath } from '../../shared/schemas/hand-over-place.ts';
import { startCampusAndTool, type CampusAndTool } from '../support/campus-and-tool.ts';
import { expectNoFault } from '../support/expect-sound.ts';
import { openStrictBrowser } from '../support/strict-browser.ts';
import { walkToFinish, walkToReflection } from '../support/walk-module.ts';

const plan = 'put the phone in a drawer that nobody knows';
let world: CampusAndTool;
let context: BrowserContext;

test.beforeAll(async () => {
  world = await startCampusAndTool();
});
test.afterAll(() => world?.stop());
test.afterEach(() => context?.close());

/** A learner at the end of a module in a frame of another site, in a browser that blocks third-party storage. */
async function finishInFrame(
  profile: string,
  who = 'Sam',
): Promise<{ page: Page; frame: FrameLocator; sent: string[] }> {
  context = await openStrictBrowser({ profile });
  const page = context.pages()[0] ?? (await context.newPage());
  await context.addInitScript(() => Object.assign(globalThis, { asked: window.opener as unknown }));
  const sent: string[] = [];
  context.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  await page.goto(world.campusUrl);
  await page.getByRole('button', { name: who }).click();
  await page.locator('.activities li').first().getByRole('link', { name: 'Open' }).first().click();
  const frame = page.frameLocator('#contentframe');
  await walkToReflection(frame);
  await walkToFinish(frame, plan);
  return { page, frame, sent };
}

async function take(frame: FrameLocator): Promise<Page> {
  const opening = context.waitForEvent('page');
  await frame.getByRole('button', { name: 'Take it to work' }).click();
  const window = await opening;
  await expect(window.getByText(`then I will ${plan}.`)).toBeVisible();
  return window;
}

test('from a frame of another site, a click shows the plan in a window of its own', async () => {
  const { page, frame, sent } = await finishInFrame(test.info().outputPath('profile'));
  const window = await take(frame);
  await expect(frame.getByText('Your plan is shown in a new window.')).toBeVisible();

  await test.step('which holds what the extension reads, and no more', async () => {
    const held = await window.locator(`#${handOverElementId}`).textContent();
    const handOver = handOverSchema.parse(JSON.parse(held ?? ''));
    expect(handOver.plan.response).toBe(plan);
    expect(handOver.followUpsOn).toHaveLength(3);
    expect(handOver.wayBack).toBe(`${world.campusUrl}/course/view.php?id=3`);
    expect(held).not.toMatch(/Sam|sesskey/);
  });

  await test.step('which is looked at in both themes, narrow, large and on paper', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await window.emulateMedia({ colorScheme });
      await expectNoFault(window);
      await window.screenshot({ path: test.info().outputPath(`window-${colorScheme}.png`), fullPage: true });
    }
    await window.setViewportSize({ width: 320, height: 640 });
    await window.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    expect(await window.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await window.screenshot({ path: test.info().outputPath('window-narrow.png'), fullPage: true });
    await window.emulateMedia({ media: 'print' });
    await expect(window.getByText(`then I will ${plan}.`)).toBeVisible();
    await expect(window.getByRole('button')).toHaveCount(0);
    await expect(window.getByText('Do you have Tend in this browser?')).toBeHidden();
    await window.screenshot({ path: test.info().outputPath('window-print.png') });
    await window.emulateMedia({ media: 'screen' });
  });

  await test.step('which makes a calendar file by itself', async () => {
    const download = window.waitForEvent('download');
    await window.getByRole('button', { name: 'Save as a calendar file' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('tend-plan.ics');
    const calendar = new ICAL.Component(ICAL.parse(await readFile(await file.path(), 'utf8')) as string[]);
    const events = calendar.getAllSubcomponents('vevent');
    expect(events).toHaveLength(3);
    for (const event of events) {
      expect(event.getFirstPropertyValue('summary')).toContain(plan);
      expect(String(event.getFirstPropertyValue('dtstart'))).toMatch(/T09:00:00$/);
    }
    await expect(window.getByText('The file is where your browser keeps downloads.')).toBeVisible();
  });

  await test.step('which asks a second time in vain, as one that was taken over might', async () => {
    await window.evaluate(() => {
      const kept = globalThis as unknown as { asked: Window; answers: number };
      kept.answers = 0;
      addEventListener('message', () => (kept.answers += 1));
      kept.asked.postMessage({ type: 'tend-window-ready' }, location.origin);
    });
    // By the time that another window has its answer, this question was heard, too.
    await (await take(frame)).close();
    expect(await window.evaluate(() => (globalThis as unknown as { answers: number }).answers)).toBe(0);
  });

  await test.step('and which forgets it when it is loaded again', async () => {
    expect(await window.evaluate(() => [location.pathname + location.search + location.hash, history.length])).toEqual([
      handOverPath,
      1,
    ]);
    expect(await window.title()).toBe('Take it to work – Tend');
    await window.reload();
    await expect(window.getByText('There is no plan in this window.')).toBeVisible();
    await expect(window.locator(`#${handOverElementId}`)).toHaveCount(0);
    await expectNoFault(window);
  });

  await test.step('nothing of it was sent, stored or put into an address', async () => {
    expect(sent.filter((line) => decodeURIComponent(line).includes(plan))).toEqual([]);
    for (const one of [page, window]) {
      const kept = await one.evaluate(() =>
        JSON.stringify([history.state, Object.entries(localStorage), Object.entries(sessionStorage)]),
      );
      expect(kept).not.toContain(plan);
    }
    const inner = page.frames().find((one) => one.url().startsWith(world.toolUrl));
    expect(await inner?.evaluate(() => JSON.stringify(history.state))).not.toContain(plan);
  });
  await page.screenshot({ path: test.info().outputPath('finish.png'), fullPage: true });
});

test('a window that opens without a course page says what to do', async () => {
  context = await openStrictBrowser({ profile: test.info().outputPath('profile') });
  const page = context.pages()[0] ?? (await context.newPage());
  const response = await page.goto(`${world.toolUrl}${handOverPath}`);
  await expect(page.getByText('There is no plan in this window.')).toBeVisible();
  await expectNoFault(page);
  const headers = response?.headers() ?? {};
  expect(headers['cross-origin-opener-policy']).toBeUndefined();
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers['cache-control']).toBe('no-store');
});

test('a page elsewhere that opens the window can neither give it a plan nor take one', async () => {
  context = await openStrictBrowser({ profile: test.info().outputPath('profile') });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(world.campusUrl);
  const opening = context.waitForEvent('page');
  await page.evaluate((address) => {
    const heard: unknown[] = [];
    Object.assign(globalThis, { heard, opened: open(address) });
    addEventListener('message', ({ data }) => heard.push(data));
  }, `${world.toolUrl}${handOverPath}`);
  const window = await opening;
  await expect(window.getByRole('heading', { name: 'Take it to work' })).toBeVisible();
  await page.evaluate((origin) => {
    const handOver = {
      ...{ format: 'tend-hand-over', version: 1, followUpsOn: [] },
      plan: { cue: 'we meet', response: 'pay' },
      module: { id: 'notice', title: 'Notice', behaviours: ['helping'] },
    };
    const message = { type: 'tend-plan-handed', locale: 'en', handOver };
    (globalThis as unknown as { opened: Window }).opened.postMessage(message, origin);
  }, world.toolUrl);
  await expect(window.getByText('There is no plan in this window.')).toBeVisible();
  await expect(window.locator(`#${handOverElementId}`)).toHaveCount(0);
  expect(await page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard)).toEqual([]);
});

test('where no window may open, the page says so and offers the other ways', async () => {
  const { page, frame } = await finishInFrame(test.info().outputPath('profile'), 'Rhian');
  const inner = page.frames().find((one) => one.url().startsWith(world.toolUrl));
  await inner?.evaluate(() => {
    window.open = () => null;
    window.print = () => void (document.title = 'printed');
  });
  await frame.getByRole('button', { name: 'Take it to work' }).click();
  await expect(frame.getByText('Your plan could not be handed to a new window.')).toBeVisible();
  await expectNoFault(page);
  const download = page.waitForEvent('download');
  await frame.getByRole('button', { name: 'Save as a calendar file' }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toContain('BEGIN:VEVENT');
  await frame.getByRole('button', { name: 'Print' }).click();
  expect(await inner?.title()).toBe('printed');
});
