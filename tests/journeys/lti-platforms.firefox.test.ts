import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addRegistration } from '../../lti-server/platform/registrations.ts';
import type { RunningPlatform } from '../platform/running-platform.ts';
import { readPlatform } from '../support/connect-by-hand.ts';
import { findIn, launchFirefox, openedAt, pressIn, type FirefoxPlace } from '../support/firefox-pages.ts';
import {
  approve,
  approveDeployments,
  cookieRules,
  inviteToRegister,
  journeyPlatforms,
  rulesFor,
  type CookieRule,
  type JourneyPlatform,
} from '../support/journey-platforms.ts';
import { startLtiWorld, type LtiWorld } from '../support/lti-world.ts';

const preferences = { allowed: 0, blocked: 5, refused: 1 } as const;
let world: LtiWorld;
const browsers = new Map<CookieRule, Browser>();

beforeAll(async () => {
  world = await startLtiWorld();
});
afterAll(async () => {
  for (const browser of browsers.values()) await browser.close();
  await world?.stop();
});

async function browserWith(rule: CookieRule): Promise<Browser> {
  const browser = browsers.get(rule) ?? (await launchFirefox(preferences[rule]));
  browsers.set(rule, browser);
  return browser;
}

/** Goes to a page. Firefox breaks a visit off when another one has not quite ended. */
async function visit(page: Page, address: string): Promise<void> {
  await vi.waitFor(() => page.goto(address), { timeout: 20_000 });
}

async function become(page: Page, campus: RunningPlatform, name: string): Promise<void> {
  await visit(page, campus.url);
  await pressIn(() => page, '.choices button', name);
  await findIn(() => page, 'button[aria-pressed=true]', name);
}

async function fill(page: Page, name: string, value: string): Promise<void> {
  await (await findIn(() => page, `input[name=${name}]`, '')).type(value);
}

async function connect(page: Page, campus: RunningPlatform, { lms, profile }: JourneyPlatform): Promise<void> {
  await become(page, campus, 'Alex');
  await visit(page, `${campus.url}/tools`);
  if (lms === null) {
    await fill(page, 'loginUrl', `${world.toolUrl}/lti/login`);
    await fill(page, 'redirectUri', `${world.toolUrl}/lti/launch`);
    await fill(page, 'jwksUrl', `${world.toolUrl}/lti/keys`);
    await pressIn(() => page, 'button', 'Add the tool');
    await findIn(() => page, '[data-value="Client ID"]', '');
    await addRegistration(world.tool.db, readPlatform(campus, campus.state.tools[0]!), Date.now());
    return;
  }
  await fill(page, 'address', await inviteToRegister(world.tool, lms));
  await pressIn(() => page, 'button', 'Register the tool');
  await pressIn(() => toolFrame(page), 'button', 'Close now');
  await findIn(() => page, 'h2', 'Tend');
  if (!profile.registration?.isActiveAtOnce) await pressIn(() => page, 'button', 'Activate Tend');
  await approve(world.tool, campus);
}

const toolFrame = (page: Page) => page.frames().find((frame) => frame.url().startsWith(world.toolUrl));

/** The tool in its frame; where the browser refuses it everything there, the window that it asks for. */
async function placeOf(page: Page, expected: string): Promise<() => FirefoxPlace | undefined> {
  const frame = () => toolFrame(page);
  const isWindow = await Promise.race([
    findIn(frame, 'button', 'Open Tend in a new window').then(() => true),
    findIn(frame, 'button', expected).then(() => false),
  ]);
  if (!isWindow) return frame;
  await pressIn(frame, 'button', 'Open Tend in a new window');
  const window = await openedAt(() => page.browser().pages(), `${world.toolUrl}/lti/launch`);
  await pressIn(() => window, 'button', 'Yes, go on');
  return () => window;
}

async function choose(page: Page, campus: RunningPlatform, { lms, profile }: JourneyPlatform): Promise<void> {
  await become(page, campus, 'Priya');
  await visit(page, `${campus.url}/activities/new`);
  await pressIn(() => page, 'button', 'Select content');
  if (lms !== null && !profile.registration?.hasDeploymentInAnswer) {
    await findIn(() => toolFrame(page), 'h1', 'Almost ready');
    await approveDeployments(world.tool);
    await visit(page, `${campus.url}/activities/new`);
    await pressIn(() => page, 'button', 'Select content');
  }
  const place = await placeOf(page, 'Add');
  // By keyboard: Firefox does not bring what lies below in a frame into view for a click.
  for (const which of ['first', 'last'] as const) {
    await (await findIn(place, 'input[type=checkbox]', '', which)).press(' ');
  }
  await (await findIn(place, 'button', 'Add 2 modules')).press('Enter');
  await vi.waitFor(() => expect(campus.course.resourceLinks).toHaveLength(2), { timeout: 20_000 });
}

async function finish(place: () => FirefoxPlace | undefined): Promise<void> {
  await pressIn(place, 'button', 'Go on to the next step');
  await pressIn(place, 'button', 'Skip this and go on');
  await findIn(place, 'h2', 'You are through');
  await findIn(place, 'dd', 'done');
}

describe.each([...journeyPlatforms.entries()])('%#', (index, platform) => {
  // Another rule than the journey in Chromium has for this platform.
  it.each(rulesFor(index + 1, cookieRules))(
    `${platform.profile.name}, third-party cookies %s: from connecting to the gradebook`,
    // A command to a frame that goes away meanwhile is never answered: then the journey begins anew, on a new campus.
    { retry: 2, timeout: 60_000 },
    async (rule) => {
      const campus = await world.openCampus(platform.profile);
      const browser = await browserWith(rule);
      const page = await browser.newPage();
      await connect(page, campus, platform);
      await choose(page, campus, platform);
      const [first, last] = campus.course.resourceLinks;

      await become(page, campus, 'Sam');
      await visit(page, `${campus.url}/activities/${first?.cmid}`);
      await finish(await placeOf(page, 'Go on to the next step'));

      await become(page, campus, 'Rhian');
      const before = new Set(await browser.pages());
      await pressIn(() => page, 'a[target=_blank]', 'Open in a new window', 'last');
      const window = await openedAt(
        async () => (await browser.pages()).filter((one) => !before.has(one)),
        `${world.toolUrl}/lti/`,
      );
      await finish(() => window);

      await become(page, campus, 'Priya');
      await visit(page, `${campus.url}/gradebook`);
      for (const [person, link] of [
        ['4', first],
        ['5', last],
      ] as const) {
        const item = campus.gradebook.lineItemOf(link?.id ?? '');
        await findIn(() => page, `[data-line-item="${item?.id}"][data-person="${person}"] .points`, '1');
      }
      for (const opened of await browser.pages()) if (!before.has(opened)) await opened.close();
      await page.close();
    },
  );
});
