import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { teacherPriya } from '../platform/demo-course.ts';
import { moodle45 } from '../platform/profiles/moodle-4.5.ts';
import type { RunningPlatform } from '../platform/running-platform.ts';
import { connectByHand } from '../support/connect-by-hand.ts';
import { become, frameOf, visit } from '../support/firefox-campus.ts';
import { findIn, launchFirefox, pressIn } from '../support/firefox-pages.ts';
import { startLtiWorld, type LtiWorld } from '../support/lti-world.ts';

let world: LtiWorld;
let browser: Browser;
let page: Page;
let campus: RunningPlatform;

beforeAll(async () => {
  world = await startLtiWorld();
  campus = await world.openCampus(moodle45);
  await connectByHand(world.tool, campus);
  // Sites are kept apart, as Firefox comes.
  browser = await launchFirefox(5);
  page = await browser.newPage();
  await become(page, campus.url, teacherPriya.givenName);
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const picker = () => frameOf(page, world.toolUrl)();

async function openPicker(): Promise<void> {
  await visit(page, `${campus.url}/activities/new`);
  await pressIn(() => page, 'button', 'Select content');
  await findIn(picker, '[role=status]', '2 modules.');
}

/** By keyboard: Firefox does not bring what lies below in a frame into view for a click. */
async function press(key: ' ' | 'Enter', ...what: [kind: string, words: string, which?: 'first' | 'last']) {
  await (await findIn(picker, ...what)).press(key);
}

it('a module is searched for, looked at and chosen, and two are added', async () => {
  await openPicker();
  await press('Enter', 'button', 'Add');
  await findIn(picker, '[role=alert]', 'Choose a module first.');

  const search = await findIn(picker, 'input[type=search]', '');
  await search.type('quantum');
  await findIn(picker, '[role=status]', 'No module matches.');
  await press('Enter', 'button', 'Show all modules');
  await findIn(picker, '[role=status]', '2 modules.');
  await (await findIn(picker, 'input[type=search]', '')).type('notice');
  await findIn(picker, '[role=status]', 'One module.');

  await press('Enter', 'button[data-preview]', 'Preview');
  await findIn(picker, 'p', 'You see this as your learners do.');
  await press('Enter', 'button', 'Go on to the next step');
  await findIn(picker, 'h2', 'A moment for yourself');
  await press('Enter', 'button', 'Choose this module');
  await press('Enter', 'button', 'Back to the list');
  await findIn(picker, 'button', 'Add one module');
  await (await findIn(picker, 'input[type=search]', '')).press('Escape');
  await findIn(picker, '[role=status]', '2 modules.');
  await press(' ', 'input[type=checkbox]:not(:checked)', '');
  await press('Enter', 'button', 'Add 2 modules');
  await findIn(() => page, '[role=status]', 'Added to the course: 2.');
  expect(campus.course.resourceLinks.map(({ title }) => title)).toEqual(['Not soft', 'Notice']);
});

it('the next time they are marked, and whoever cancels adds nothing', async () => {
  await openPicker();
  await findIn(picker, '.placed', 'In this course already');
  await press(' ', 'input[type=checkbox]', '');
  await press('Enter', 'button', 'Cancel');
  await findIn(() => page, '#selected', 'Nothing was selected.');
  expect(campus.course.resourceLinks).toHaveLength(2);
});

it('what goes wrong is said with what to do, and adds nothing', async () => {
  await openPicker();
  await press(' ', 'input[type=checkbox]', '');
  await findIn(picker, 'button', 'Add one module');
  await world.tool.db.deleteFrom('session').execute();
  await press('Enter', 'button', 'Add one module');
  await findIn(picker, '[role=alert]', 'This page is no longer signed in, and nothing was added.');
  await vi.waitFor(async () => {
    const isHeld = await picker()?.$eval('pierce/input[type=checkbox]', (box) => (box as HTMLInputElement).checked);
    expect(isHeld).toBe(true);
  });
  expect(campus.course.resourceLinks).toHaveLength(2);
});
