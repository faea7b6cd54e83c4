import puppeteer, { type Browser, type ElementHandle, type Frame, type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { handOverSchema } from '#shared/schemas/hand-over.ts';
import { handOverElementId, handOverPath } from '#shared/schemas/hand-over-place.ts';
import { startCampusAndTool, type CampusAndTool } from '../support/campus-and-tool.ts';

const soon = { timeout: 20_000, interval: 200 };
const plan = 'put the phone in a drawer that nobody knows';
let world: CampusAndTool;
let browser: Browser;

beforeAll(async () => {
  world = await startCampusAndTool();
});
afterEach(() => browser?.close());
afterAll(() => world?.stop());

/** Firefox with a profile of its own. `cookies` as its preference: 1 refuses other sites everything, 5 keeps them apart. */
function launch(cookies: 1 | 5): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: '/usr/bin/firefox-esr',
    headless: true,
    defaultViewport: { width: 1100, height: 900 },
    extraPrefsFirefox: {
      'network.cookie.cookieBehavior': cookies,
      'app.update.enabled': false,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
    },
  });
}

/** The visible element of a kind that begins with these words, through the open roots of components. */
function find(place: Page | Frame, kind: string, words: string): Promise<ElementHandle> {
  return vi.waitFor(async () => {
    const handle = await place.evaluateHandle(
      (selector, text) => {
        const look = (root: ParentNode): Element | null => {
          for (const element of root.querySelectorAll('*')) {
            const isIt = element.matches(selector) && element.textContent.trim().startsWith(text);
            const found = isIt && element.checkVisibility() ? element : element.shadowRoot && look(element.shadowRoot);
            if (found) return found;
          }
          return null;
        };
        return look(document);
      },
      kind,
      words,
    );
    const element = handle.asElement();
    if (!element) throw new Error(`no ${kind} with “${words}”`);
    return element as ElementHandle;
  }, soon);
}
const press = async (place: Page | Frame, kind: string, words: string) => (await find(place, kind, words)).click();

function toolFrame(page: Page): Promise<Frame> {
  return vi.waitFor(() => {
    const frame = page.frames().find((one) => one.url().startsWith(world.toolUrl));
    if (!frame) throw new Error('no frame of the tool');
    return frame;
  }, soon);
}

function openWindow(path: string): Promise<Page> {
  return vi.waitFor(async () => {
    const found = (await browser.pages()).find((one) => one.url().startsWith(world.toolUrl + path));
    if (!found) throw new Error(`no window at ${path}`);
    return found;
  }, soon);
}

/** Where the frame may keep nothing the tool asks for a window; the module is then there, with the same buttons. */
async function openModule(page: Page): Promise<Page | Frame> {
  const frame = await toolFrame(page);
  const button = await Promise.race([
    find(frame, 'button', 'Go on to the next step').then(() => 'module'),
    find(frame, 'button', 'Open Tend in a new window').then(() => 'window'),
  ]);
  if (button === 'module') return frame;
  await press(frame, 'button', 'Open Tend in a new window');
  const window = await openWindow('/lti/launch');
  await press(window, 'button', 'Yes, go on');
  return window;
}

it.each([
  { cookies: 5, who: 'Sam', where: 'in a frame of another site' },
  { cookies: 1, who: 'Rhian', where: 'where such a frame may keep nothing' },
] as const)('a plan goes from a course to a window of its own, $where', async ({ cookies, who }) => {
  browser = await launch(cookies);
  const page = await browser.newPage();
  await page.goto(world.campusUrl);
  await press(page, 'button', who);
  await find(page, 'button[aria-pressed=true]', who);
  await page.goto(`${world.campusUrl}/activities/${await firstActivity(page)}`);
  const place = await openModule(page);
  if (cookies === 5) expect(page.frames()).toContain(place);
  await press(place, 'button', 'Go on to the next step');
  for (let turn = 0; turn < 3; turn += 1) {
    await (await vi.waitFor(() => firstOption(place, turn), soon)).click();
  }
  await press(place, 'decide-step button, button', 'Go on');
  await press(place, 'button', 'Skip this and go on');
  await press(place, 'label.choice', '');
  await (await find(place, 'textarea#response', '')).type(plan);
  await press(place, 'button', 'Show my plan');
  await press(place, 'button', 'Take it to work');

  const window = await openWindow(handOverPath);
  await find(window, 'p.sentence', 'If ');
  const held = await window.$eval(`#${handOverElementId}`, (holder) => holder.textContent);
  expect(handOverSchema.parse(JSON.parse(held)).plan.response).toBe(plan);
  expect(window.url()).toBe(`${world.toolUrl}${handOverPath}`);
  expect(await window.evaluate(() => history.length)).toBe(1);
  await find(place, 'p', 'Your plan is shown in a new window.');

  await window.reload();
  await find(window, 'p', 'There is no plan in this window.');
});

async function firstActivity(page: Page): Promise<string> {
  const href = await page.$eval('.activities a[href*="/activities/"]', (link) => link.getAttribute('href') ?? '');
  return href.split('/').at(-1) ?? '';
}

/** The first option of a turn, once its scene is there. */
async function firstOption(place: Page | Frame, turn: number): Promise<ElementHandle> {
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
