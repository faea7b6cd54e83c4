import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import type { ResourceLink } from '../platform/course.ts';
import { learnerSam } from '../platform/demo-course.ts';
import type { StorageFault } from '../platform/faults.ts';
import { canvasHosted } from '../platform/profiles/canvas.ts';
import { sakai } from '../platform/profiles/sakai.ts';
import type { RunningPlatform } from '../platform/running-platform.ts';
import { connectByHand } from '../support/connect-by-hand.ts';
import { startLtiWorld, type LtiWorld } from '../support/lti-world.ts';
import { openStrictBrowser } from '../support/strict-browser.ts';

// A browser that lets the tool keep nothing at all in a frame, on platforms that keep things for tools: the one in a
// frame beside the tool's, the other in the page around it.
const styles = { 'in a named frame': canvasHosted, 'in the page around': sakai } as const;
type Style = keyof typeof styles;
/** What goes wrong; where the answers stand does not matter to what they say. */
const faults = {
  'in a named frame': ['silent', 'exhausted', 'late', 'foreign'],
  'in the page around': ['silent', 'error', 'foreign'],
} as const;

let world: LtiWorld;
let context: BrowserContext;
const campuses = new Map<Style, { campus: RunningPlatform; link: ResourceLink }>();

test.beforeAll(async () => {
  world = await startLtiWorld();
  for (const style of Object.keys(styles) as Style[]) {
    const campus = await world.openCampus(styles[style]);
    const { registered } = await connectByHand(world.tool, campus);
    const link = campus.course.addResourceLink({
      toolId: registered.deploymentId,
      title: 'Notice',
      custom: { module_id: 'notice' },
    });
    campuses.set(style, { campus, link });
  }
  context = await openStrictBrowser({
    profile: test.info().outputPath('profile'),
    refusedFrame: [...campuses.values()].map(({ campus }) => ({ toolUrl: world.toolUrl, campusUrl: campus.url })),
  });
});
test.afterAll(async () => {
  await context?.close();
  await world?.stop();
});

async function open(style: Style, fault: StorageFault): Promise<Page> {
  const { campus, link } = campuses.get(style)!;
  campus.faults.storage = fault;
  const [page = await context.newPage()] = context.pages();
  await page.goto(campus.url);
  await page.getByRole('button', { name: learnerSam.givenName }).click();
  await page.goto(`${campus.url}/activities/${link.cmid}`);
  return page;
}

/** The names of all cookies, and of what the frame could keep: there should be nothing to rely on. */
async function expectNothingKept(): Promise<void> {
  const cookies = await context.cookies(world.toolUrl);
  expect(cookies.map(({ name }) => name)).toEqual([]);
}

for (const style of Object.keys(styles) as Style[]) {
  test(`${style}: the launch opens in the frame, and the module can be done there`, async () => {
    const page = await open(style, 'none');
    const frame = page.frameLocator('#contentframe');
    await frame.getByRole('button', { name: 'Go on to the next step' }).click();
    await expect(frame.getByRole('heading', { name: 'A moment for yourself' })).toBeVisible();
    await expectNothingKept();
  });

  for (const fault of faults[style]) {
    test(`${style}: ${fault}, the launch goes on in a window`, async () => {
      const page = await open(style, fault);
      const frame = page.frameLocator('#contentframe');
      const opening = context.waitForEvent('page');
      await frame.getByRole('button', { name: 'Open Tend in a new window' }).click();
      const window = await opening;
      await window.getByRole('button', { name: 'Yes, go on' }).click();
      await expect(window.locator('module-view')).toBeVisible();
      await window.close();
    });
  }
}

test('in a named frame that is not there: the page around is asked, and when it is silent the launch goes on in a window', async () => {
  const page = await open('in a named frame', 'missing');
  await expect(
    page.frameLocator('#contentframe').getByRole('button', { name: 'Open Tend in a new window' }),
  ).toBeVisible();
});

test('in a window of the platform, which has no frame to ask, the cookie is enough', async () => {
  const page = await open('in a named frame', 'silent');
  const opening = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Open in a new window' }).click();
  const window = await opening;
  await expect(window.locator('module-view')).toBeVisible();
  await window.close();
});
