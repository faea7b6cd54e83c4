import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RunningPlatform } from '../platform/running-platform.ts';
import { readPlatform } from '../support/connect-by-hand.ts';
import { become, frameOf, placeOf, visit } from '../support/firefox-campus.ts';
import { findIn, launchFirefox, openedAt, pressIn, type FirefoxPlace } from '../support/firefox-pages.ts';
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

async function fill(page: Page, name: string, value: string): Promise<void> {
  await (await findIn(() => page, `input[name=${name}]`, '')).type(value);
}

async function connect(page: Page, campus: RunningPlatform, { lms, profile }: JourneyPlatform): Promise<void> {
  await become(page, campus.url, 'Alex');
  await visit(page, `${campus.url}/tools`);
  if (lms === null) {
    await fill(page, 'loginUrl', `${world.toolUrl}/lti/login`);
    await fill(page, 'redirectUri', `${world.toolUrl}/lti/launch`);
    await fill(page, 'jwksUrl', `${world.toolUrl}/lti/keys`);
    await pressIn(() => page, 'button', 'Add the tool');
    await findIn(() => page, '[data-value="Client ID"]', '');
    await registerByHand(world.tool, readPlatform(campus, campus.state.tools[0]!));
    return;
  }
  await fill(page, 'address', await inviteToRegister(world.tool, lms));
  await pressIn(() => page, 'button', 'Register the tool');
  await pressIn(toolFrame(page), 'button', 'Close now');
  await findIn(() => page, 'h2', 'Tend');
  if (!profile.registration?.isActiveAtOnce) await pressIn(() => page, 'button', 'Activate Tend');
  await approve(world.tool, campus);
}

const toolFrame = (page: Page) => frameOf(page, world.toolUrl);

async function choose(page: Page, campus: RunningPlatform, { lms, profile }: JourneyPlatform): Promise<void> {
  await become(page, campus.url, 'Priya');
  await visit(page, `${campus.url}/activities/new`);
  await pressIn(() => page, 'button', 'Select content');
  if (lms !== null && !profile.registration?.hasDeploymentInAnswer) {
    await findIn(toolFrame(page), 'h1', 'Almost ready');
    await approveDeployments(world.tool);
    await visit(page, `${campus.url}/activities/new`);
    await pressIn(() => page, 'button', 'Select content');
  }
  const place = await placeOf(page, world.toolUrl, 'Add');
  // By keyboard: Firefox does not bring what lies below in a frame into view for a click.
  for (const which of ['first', 'last'] as const) {
    await (await findIn(place, 'input[type=checkbox]', '', which)).press(' ');
  }
  await (await findIn(place, 'button', 'Add 2 modules')).press('Enter');
  await vi.waitFor(() => expect(campus.course.resourceLinks).toHaveLength(2), { timeout: 20_000 });
  // The window has handed back, where there was one, and the platform goes on.
  await findIn(() => page, '[role=status]', 'Added to the course: 2.');
}

async function finish(place: () => FirefoxPlace | undefined): Promise<void> {
  await pressIn(place, 'button', 'Go on to the next step');
  await pressIn(place, 'button', 'Skip this and go on');
  await findIn(place, 'h2', 'You are through');
  await findIn(place, 'dd', 'done');
}

describe.each([...journeyPlatforms.entries()])('%#', (index, platform) => {
  // Another rule than the journey in Chromium has for this platform.
  for (const rule of rulesFor(index + 1, cookieRules)) {
    it(nameJourney(platform, rule), { timeout: 90_000 }, async () => {
      const campus = await world.openCampus(platform.profile);
      const browser = await browserWith(rule);
      const page = await browser.newPage();
      await connect(page, campus, platform);
      await choose(page, campus, platform);
      const [first, last] = campus.course.resourceLinks;

      await become(page, campus.url, 'Sam');
      await visit(page, `${campus.url}/activities/${first?.cmid}`);
      await finish(await placeOf(page, world.toolUrl, 'Go on to the next step'));

      await become(page, campus.url, 'Rhian');
      const before = new Set(await browser.pages());
      await pressIn(() => page, 'a[target=_blank]', 'Open in a new window', 'last');
      const window = await openedAt(
        async () => (await browser.pages()).filter((one) => !before.has(one)),
        `${world.toolUrl}/lti/`,
      );
      await finish(() => window);

      await become(page, campus.url, 'Priya');
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
    });
  }
});
