import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { handOverSchema } from '#shared/schemas/hand-over.ts';
import { handOverElementId, handOverPath } from '#shared/schemas/hand-over-place.ts';
import { startCampusAndTool, type CampusAndTool } from '../support/campus-and-tool.ts';
import { findIn, launchFirefox, openedAt, pressIn, type FirefoxPlace } from '../support/firefox-pages.ts';

const soon = { timeout: 20_000, interval: 200 };
const plan = 'put the phone in a drawer that nobody knows';
let world: CampusAndTool;
let browser: Browser;

beforeAll(async () => {
  world = await startCampusAndTool();
});
afterEach(() => browser?.close());
afterAll(() => world?.stop());

const openWindow = (path: string): Promise<Page> => openedAt(() => browser.pages(), world.toolUrl + path);

/** Where the frame may keep nothing the tool asks for a window; the module is then there, with the same buttons. */
async function openModule(page: Page): Promise<FirefoxPlace> {
  const frame = await openedAt(() => page.frames(), world.toolUrl);
  const button = await Promise.race([
    findIn(() => frame, 'button', 'Go on to the next step').then(() => 'module'),
    findIn(() => frame, 'button', 'Open Tend in a new window').then(() => 'window'),
  ]);
  if (button === 'module') return frame;
  await pressIn(() => frame, 'button', 'Open Tend in a new window');
  const window = await openWindow('/lti/launch');
  await pressIn(() => window, 'button', 'Yes, go on');
  return window;
}

it.each([
  { cookies: 5, who: 'Sam', where: 'in a frame of another site' },
  { cookies: 1, who: 'Rhian', where: 'where such a frame may keep nothing' },
] as const)('a plan goes from a course to a window of its own, $where', async ({ cookies, who }) => {
  browser = await launchFirefox(cookies);
  const page = await browser.newPage();
  await page.goto(world.campusUrl);
  await pressIn(() => page, 'button', who);
  await findIn(() => page, 'button[aria-pressed=true]', who);
  await page.goto(`${world.campusUrl}/activities/${await firstActivity(page)}`);
  const place = await openModule(page);
  if (cookies === 5) expect(page.frames()).toContain(place);
  await pressIn(() => place, 'button', 'Go on to the next step');
  for (let turn = 0; turn < 3; turn += 1) {
    await (await vi.waitFor(() => firstOption(place, turn), soon)).click();
  }
  await pressIn(() => place, 'decide-step button, button', 'Go on');
  await pressIn(() => place, 'button', 'Skip this and go on');
  await pressIn(() => place, 'label.choice', '');
  await (await findIn(() => place, 'textarea#response', '')).type(plan);
  await pressIn(() => place, 'button', 'Show my plan');
  await pressIn(() => place, 'button', 'Take it to work');

  const window = await openWindow(handOverPath);
  await findIn(() => window, 'p.sentence', 'If ');
  const held = await window.$eval(`#${handOverElementId}`, (holder) => holder.textContent);
  expect(handOverSchema.parse(JSON.parse(held)).plan.response).toBe(plan);
  expect(window.url()).toBe(`${world.toolUrl}${handOverPath}`);
  expect(await window.evaluate(() => history.length)).toBe(1);
  await findIn(() => place, 'p', 'Your plan is shown in a new window.');

  await window.reload();
  await findIn(() => window, 'p', 'There is no plan in this window.');
});

async function firstActivity(page: Page): Promise<string> {
  const href = await page.$eval('.activities a[href*="/activities/"]', (link) => link.getAttribute('href') ?? '');
  return href.split('/').at(-1) ?? '';
}

/** The first option of a turn, once its scene is there. */
async function firstOption(place: FirefoxPlace, turn: number): Promise<ElementHandle> {
  const handle = await place.evaluateHandle((turns) => {
    const step = document
      .querySelector('#page > *')
      ?.shadowRoot?.querySelector('module-view')
      ?.shadowRoot?.querySelector('module-player')
      ?.shadowRoot?.querySelector('decide-step')?.shadowRoot;
    return step?.querySelectorAll('.you').length === turns ? step.querySelector('.options button') : null;
  }, turn);
  const element = handle.asElement();
  if (!element) throw new Error(`no options in turn ${turn}`);
  return element as ElementHandle;
}
