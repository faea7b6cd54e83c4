import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type BrowserContext, type FrameLocator, type Page } from '@playwright/test';
import type { RunningPlatform } from '../platform/running-platform.ts';
import { readPlatform } from '../support/connect-by-hand.ts';
import {
  approve,
  approveDeployments,
  cookieRules,
  inviteToRegister,
  journeyPlatforms,
  nameJourney,
  registerByHand,
  rulesFor,
  type CookieRule,
  type JourneyPlatform,
} from '../support/journey-platforms.ts';
import { startLtiWorld, type LtiWorld } from '../support/lti-world.ts';
import { openStrictBrowser } from '../support/strict-browser.ts';

// From an administrator who connects Tend to a grade, on every platform; one tool and one browser for all of them.
let world: LtiWorld;
const campuses = new Map<JourneyPlatform, RunningPlatform[]>();
const contexts = new Map<CookieRule, BrowserContext>();

test.beforeAll(async () => {
  world = await startLtiWorld();
  for (const [index, platform] of journeyPlatforms.entries()) {
    // A campus for each walk: nobody has been connected to it before.
    const walks = rulesFor(index, cookieRules).map(() => world.openCampus(platform.profile));
    campuses.set(platform, await Promise.all(walks));
  }
});
test.afterAll(async () => {
  for (const context of contexts.values()) await context.close();
  await world?.stop();
});

async function contextWith(rule: CookieRule): Promise<BrowserContext> {
  const known = contexts.get(rule);
  if (known) return known;
  const all = [...campuses.values()].flat();
  const { toolUrl } = world;
  const context = await openStrictBrowser({
    profile: test.info().outputPath(`profile-${rule}`),
    isThirdPartyAllowed: rule === 'allowed',
    ...(rule === 'refused' && { refusedFrame: all.map((campus) => ({ toolUrl, campusUrl: campus.url })) }),
  });
  contexts.set(rule, context);
  return context;
}

async function become(page: Page, campus: RunningPlatform, name: string): Promise<void> {
  await page.goto(campus.url);
  await page.getByRole('button', { name }).click();
  await expect(page.getByRole('button', { name, pressed: true })).toBeVisible();
}

/** An administrator of the platform and the operator of Tend, each with what the other has to know. */
async function connect(page: Page, campus: RunningPlatform, platform: JourneyPlatform): Promise<void> {
  await become(page, campus, 'Alex');
  await page.goto(`${campus.url}/tools`);
  if (platform.lms === null) {
    await page.getByLabel('Initiate login URL').fill(`${world.toolUrl}/lti/login`);
    await page.getByLabel('Redirection URI').fill(`${world.toolUrl}/lti/launch`);
    await page.getByLabel('Public keyset URL').fill(`${world.toolUrl}/lti/keys`);
    await page.getByRole('button', { name: 'Add the tool' }).click();
    const shown = (name: string) => page.locator(`[data-value="${name}"]`).innerText();
    const registered = { clientId: await shown('Client ID'), deploymentId: await shown('Deployment ID') };
    const values = readPlatform(campus, { ...campus.state.tools[0]!, ...registered });
    await registerByHand(world.tool, { ...values, issuer: await shown('Issuer') });
    return;
  }
  await page.getByLabel('Address of the tool').fill(await inviteToRegister(world.tool, platform.lms));
  await page.getByRole('button', { name: 'Register the tool' }).click();
  await page.frameLocator('#registration').getByRole('button', { name: 'Close now' }).click();
  await expect(page.getByRole('heading', { name: 'Tend' })).toBeVisible();
  const activate = page.getByRole('button', { name: 'Activate Tend' });
  if (!platform.profile.registration?.isActiveAtOnce) await activate.click();
  await approve(world.tool, campus);
}

/** A teacher chooses both modules; where the deployment is learnt from a launch, the first one waits for the operator. */
async function choose(page: Page, campus: RunningPlatform, platform: JourneyPlatform): Promise<void> {
  await become(page, campus, 'Priya');
  await page.getByRole('link', { name: 'Add an activity' }).click();
  const picker = await openPicker(page);
  if (platform.lms !== null && !platform.profile.registration?.hasDeploymentInAnswer) {
    await expect(picker.page.getByRole('heading', { name: 'Almost ready' })).toBeVisible();
    await approveDeployments(world.tool);
    await page.getByRole('button', { name: 'Close' }).click();
    await openPicker(page);
  }
  const place = await picker.place();
  await place.getByRole('checkbox').first().check();
  await place.getByRole('checkbox').last().check();
  await place.getByRole('button', { name: 'Add 2 modules' }).click();
  // A window that the frame had to open hands back to the page that it came from, and is gone.
  await expect(page.getByText('Added to the course: 2.')).toBeVisible();
  if ('goto' in place) await expect.poll(() => place.isClosed()).toBe(true);
}

async function openPicker(page: Page): Promise<{ page: FrameLocator; place: () => Promise<FrameLocator | Page> }> {
  await page.getByRole('button', { name: 'Select content' }).click();
  const frame = page.frameLocator('#picker iframe');
  return { page: frame, place: () => placeOf(page, frame) };
}

/** The tool in its frame; where the browser refuses it everything there, the window that it asks for. */
async function placeOf(page: Page, frame: FrameLocator): Promise<FrameLocator | Page> {
  const button = frame.getByRole('button', { name: 'Open Tend in a new window' });
  await expect(button.or(frame.locator('tool-page')).first()).toBeVisible();
  if (!(await button.isVisible())) return frame;
  const opening = page.context().waitForEvent('page');
  await button.click();
  const window = await opening;
  await window.getByRole('button', { name: 'Yes, go on' }).click();
  return window;
}

/** The module of these journeys, whose text is read and whose question is skipped. */
async function finish(place: FrameLocator | Page): Promise<void> {
  await place.getByRole('button', { name: 'Go on to the next step' }).click();
  await place.getByRole('button', { name: 'Skip this and go on' }).click();
  await expect(place.getByRole('heading', { name: 'You are through' })).toBeVisible();
  await expect(place.getByRole('definition').filter({ hasText: 'done' })).toBeVisible();
}

// From connecting to the gradebook by way of four people is a long way for one journey.
test.describe.configure({ timeout: 180_000 });

for (const [index, platform] of journeyPlatforms.entries()) {
  for (const [walk, rule] of rulesFor(index, cookieRules).entries()) {
    test(nameJourney(platform, rule), async () => {
      const campus = campuses.get(platform)![walk]!;
      const context = await contextWith(rule);
      const [page = await context.newPage()] = context.pages();

      await test.step('connect', () => connect(page, campus, platform));
      await test.step('choose', () => choose(page, campus, platform));
      await test.step('do a module in the frame', async () => {
        await become(page, campus, 'Sam');
        const activities = page.locator('.activities li');
        await expect(activities).toHaveCount(2);
        await activities.first().getByRole('link', { name: 'Open' }).first().click();
        await finish(await placeOf(page, page.frameLocator('#contentframe')));
      });
      await test.step('do another in a window', async () => {
        await become(page, campus, 'Rhian');
        const opening = context.waitForEvent('page');
        await page.locator('.activities li').last().getByRole('link', { name: 'Open in a new window' }).click();
        await finish(await opening);
      });
      await test.step('find both in the gradebook', async () => {
        await become(page, campus, 'Priya');
        await page.getByRole('link', { name: 'Gradebook' }).click();
        for (const [name, column] of [
          ['Sam', 0],
          ['Rhian', 1],
        ] as const) {
          const cell = page.getByRole('row', { name }).getByRole('cell').nth(column);
          await expect(cell.locator('.points')).toHaveText(/^1(\.0+)? /);
        }
      });
      if (platform.hasReview) {
        await test.step('look at how far a learner is', async () => {
          await page
            .getByRole('link', { name: /^Review .* of Sam/ })
            .first()
            .click();
          const place = await placeOf(page, page.frameLocator('#contentframe'));
          await expect(place.getByRole('definition').filter({ hasText: '2 of 2 steps' })).toBeVisible();
          await place.getByRole('button', { name: 'Cymraeg' }).click();
          await expect(place.getByRole('definition').filter({ hasText: '2 o 2 cam' })).toBeVisible();
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
        });
      }
      for (const window of context.pages().slice(1)) await window.close();
    });
  }
}
