import { expect, test, type FrameLocator, type Page } from '@playwright/test';
import { startCampusAndTool, type CampusAndTool } from '../support/campus-and-tool.ts';
import { expectNoFault, expectSound } from '../support/expect-sound.ts';
import { openStrictBrowser } from '../support/strict-browser.ts';

let world: CampusAndTool;

test.beforeEach(async () => {
  world = await startCampusAndTool();
});
test.afterEach(() => world?.stop());

async function become(page: Page, name: string, language: 'English' | 'Cymraeg' = 'English'): Promise<void> {
  await page.goto(world.campusUrl);
  await page.getByRole('button', { name }).click();
  await page.getByRole('button', { name: language }).click();
  await expect(page.getByRole('button', { name: language, pressed: true })).toBeVisible();
}

/** The picker in the platform's frame. */
async function openInFrame(page: Page): Promise<FrameLocator> {
  await page.goto(`${world.campusUrl}/activities/new`);
  await page.getByRole('button', { name: 'Select content' }).click();
  return page.frameLocator('#picker iframe');
}

/** The picker in a window of its own, where axe and the viewport see our page alone. */
async function openAlone(page: Page): Promise<void> {
  await page.goto(`${world.campusUrl}/activities/new`);
  const source = await page.locator('#picker iframe').getAttribute('data-src');
  await page.goto(`${world.campusUrl}${source}`);
  await expect(page.locator('picker-page h1')).toBeVisible();
}

/** Lets the page believe that the platform asked for something else. */
async function changeRequest(page: Page, change: object): Promise<void> {
  await page.route('**/lti/launch', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(
      /(id="tend-launch"[^>]*>)([\s\S]*?)(<\/script>)/,
      (_, open, json, close) => {
        const boot = JSON.parse(json as string) as { deepLinking: object };
        return `${open}${JSON.stringify({ ...boot, deepLinking: { ...boot.deepLinking, ...change } })}${close}`;
      },
    );
    await route.fulfill({ response, body });
  });
}

test('in a frame, with third-party cookies blocked: found, looked at, and added as a path; marked the next time', async () => {
  const context = await openStrictBrowser({ profile: test.info().outputPath('profile') });
  const page = context.pages()[0] ?? (await context.newPage());
  await become(page, 'Priya');
  let picker = await openInFrame(page);
  await expect(picker.getByRole('status').first()).toHaveText('12 modules.');

  await test.step('what nobody has written is not found, and the page says what to do', async () => {
    await picker.getByRole('searchbox', { name: 'Search' }).fill('quantum');
    await expect(picker.getByRole('status').first()).toHaveText('No module matches.');
    await expect(picker.getByText('Try another word, or fewer filters.')).toBeVisible();
    await picker.getByRole('button', { name: 'Show all modules' }).click();
    await expect(picker.getByRole('status').first()).toHaveText('12 modules.');
    await expect(picker.getByRole('searchbox')).toHaveValue('');
  });

  await test.step('filters narrow the list; what was chosen and is hidden is counted', async () => {
    await picker.getByRole('checkbox', { name: 'Hard talks' }).check();
    await picker.getByRole('button', { name: 'Attending' }).click();
    await picker.getByText('More filters').click();
    await picker.getByLabel('Path').selectOption({ index: 1 });
    await expect(picker.getByText('More filters (one in use)')).toBeVisible();
    await expect(picker.getByRole('checkbox', { name: 'Hard talks' })).toHaveCount(0);
    await expect(picker.getByText('One module that you chose is not shown now.')).toBeVisible();
    await picker.getByRole('button', { name: 'Show all modules' }).click();
    await expect(picker.getByRole('checkbox', { name: 'Hard talks' })).toBeChecked();
    await picker.getByRole('checkbox', { name: 'Hard talks' }).uncheck();
  });

  await test.step('a module is looked at as learners see it, and chosen from there', async () => {
    const looked = picker.getByRole('button', { name: 'Preview' }).first();
    await looked.click();
    await expect(picker.getByText('You see this as your learners do.')).toBeVisible();
    await picker.getByRole('button', { name: 'Go on to the next step' }).click();
    await expect(picker.getByRole('heading', { name: 'What would you do?' })).toBeVisible();
    await picker.getByRole('button', { name: 'Choose this module' }).click();
    await expect(picker.getByRole('button', { name: 'Leave this module out' })).toBeVisible();
    await picker.getByRole('button', { name: 'Back to the list' }).click();
    await expect(looked).toBeFocused();
    await expect(picker.getByRole('button', { name: 'Add one module' })).toBeVisible();
    await picker.getByRole('checkbox', { checked: true }).uncheck();
  });

  const before = await page.request.get(world.campusUrl).then((answer) => answer.text());
  expect(before).toContain('Not soft');
  await test.step('the rest of a path is added, with points', async () => {
    // Two of its modules stand in the demo course, and its columns say so before anybody has opened them.
    await expect(picker.getByText('In this course already')).toHaveCount(2);
    await picker.getByRole('button', { name: 'Choose the 2 that are not here yet' }).click();
    await picker.getByLabel('Points for each module').fill('0');
    await picker.getByRole('button', { name: 'Add 2 modules' }).click();
    await expect(picker.getByRole('alert')).toHaveText('Points must be a whole number from 1 to 100.');
    await expect(picker.getByLabel('Points for each module')).toBeFocused();
    await picker.getByLabel('Points for each module').fill('10');
    await picker.getByRole('button', { name: 'Add 2 modules' }).click();
    await expect(page.getByText('Added to the course: 2.')).toBeVisible();
  });

  await test.step('and is marked when the picker is opened again', async () => {
    picker = await openInFrame(page);
    await expect(picker.getByText('In this course already')).toHaveCount(4);
    await expect(picker.getByRole('button', { name: 'Choose all 4' })).toHaveCount(3);
    await expectNoFault(page);
  });
  await context.close();
});

test('by keyboard alone: search, preview, choose, and add', async ({ page }) => {
  await become(page, 'Priya');
  await openAlone(page);
  const press = async (key: string, until: () => Promise<boolean>): Promise<void> => {
    for (let count = 0; count < 80; count += 1) {
      if (await until()) return;
      await page.keyboard.press(key);
    }
    throw new Error(`${key} did not lead there`);
  };
  const isFocused = (name: RegExp) => () =>
    page.evaluate((source) => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      const titleId = at?.getAttribute('aria-labelledby');
      const root = at?.getRootNode() as ShadowRoot | undefined;
      const label = titleId ? root?.getElementById(titleId)?.textContent : at?.closest('label')?.textContent;
      return new RegExp(source).test((label ?? at?.textContent ?? '').trim());
    }, name.source);
  await press('Tab', isFocused(/^Search/));
  await page.keyboard.type('meetings');
  await expect(page.getByRole('status').first()).toHaveText('One module.');
  await press('Tab', isFocused(/^Meetings where/));
  await page.keyboard.press('Space');
  await expect(page.getByRole('checkbox')).toBeChecked();
  await press('Tab', isFocused(/^Preview$/));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Back to the list' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Preview' })).toBeFocused();
  await press('Tab', isFocused(/^Add one module$/));
  await page.keyboard.press('Enter');
  await expect(page.getByText('The selection has arrived.')).toBeVisible();
});

test('in a window that a frame had to ask for: it hands back; without its page it answers from where it is', async () => {
  const context = await openStrictBrowser({
    profile: test.info().outputPath('profile'),
    refusedFrame: { toolUrl: world.toolUrl, campusUrl: world.campusUrl },
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await become(page, 'Priya');
  const openWindow = async (): Promise<Page> => {
    const frame = await openInFrame(page);
    const opening = context.waitForEvent('page');
    await frame.getByRole('button', { name: 'Open Tend in a new window' }).click();
    const window = await opening;
    await window.getByRole('button', { name: 'Yes, go on' }).click();
    await window.getByRole('checkbox').first().check();
    return window;
  };

  await test.step('a choice fills the form of the page, and the window closes', async () => {
    const window = await openWindow();
    await window.getByRole('button', { name: 'Add one module' }).click();
    await expect(page.getByText('The form is filled.')).toBeVisible();
    await expect.poll(() => window.isClosed()).toBe(true);
  });
  await test.step('after a reload of the window as well; and nothing, when it is cancelled', async () => {
    const window = await openWindow();
    await window.reload();
    await window.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('Nothing was selected.')).toBeVisible();
    await expect.poll(() => window.isClosed()).toBe(true);
  });
  await test.step('where the frame is gone, the window itself goes to the platform', async () => {
    const window = await openWindow();
    await page.getByRole('button', { name: 'Close' }).click();
    await window.getByRole('button', { name: 'Add one module' }).click();
    await expect(window.getByText('The selection has arrived.')).toBeVisible();
  });
  await context.close();
});

for (const [language, title, leave] of [
  ['English', 'Choose what to add to your course', 'Back to the list'],
  ['Cymraeg', 'Dewiswch beth i’w ychwanegu at eich cwrs', 'Yn ôl i’r rhestr'],
] as const) {
  test(`is sound in every look: ${language}`, async ({ page }) => {
    test.slow();
    await become(page, 'Priya', language);
    await openAlone(page);
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    await expect(page.locator('.placed')).toHaveCount(2);
    await page.locator('summary').click();
    await page.getByRole('checkbox').nth(2).check();
    await expectSound(page, 'list');
    await page.locator('button[data-preview]').first().click();
    await expect(page.locator('module-player h1')).toBeVisible();
    await expectSound(page, 'preview');
    await page.getByRole('button', { name: leave }).click();
    await page.getByRole('searchbox').fill('zzz');
    await expectSound(page, 'no hit');
  });

  test(`says so where nothing of Tend fits, and goes back with a word for the platform: ${language}`, async ({
    page,
  }) => {
    await become(page, 'Priya', language);
    await changeRequest(page, { acceptsLinks: false });
    await openAlone(page);
    await expectSound(page, 'nothing fits');
    await page.locator('picker-page button').click();
    await expect(page.getByText('The selection has arrived.')).toBeAttached();
    const outcome = await page.locator('#outcome').textContent();
    expect(outcome).toContain(language === 'English' ? 'takes no activities' : 'yn derbyn gweithgareddau');
  });
}

test('takes one where the course takes one, and promises no column where none comes', async ({ page }) => {
  await become(page, 'Priya');
  await changeRequest(page, { acceptMultiple: false, addsColumn: false });
  await openAlone(page);
  await expect(page.getByRole('heading', { name: 'Choose a module to add to your course' })).toBeVisible();
  await expect(page.getByText('Your course adds no gradebook column here.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Choose/ })).toHaveCount(0);
  await page.getByRole('radio').nth(0).check();
  await page.getByRole('radio').nth(1).check();
  await expect(page.getByRole('button', { name: 'Add one module' })).toBeVisible();
});

test('what goes wrong is said with what to do, and nothing chosen is lost', async ({ page }) => {
  await become(page, 'Priya');
  await openAlone(page);
  const problem = page.locator('.actions').getByRole('alert');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(problem).toHaveText('Choose a module first.');
  await page.getByRole('checkbox').nth(0).check();

  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Add one module' }).click();
  await expect(problem).toContainText('what you chose is kept. Check your connection and try again.');
  await page.locator('button[data-preview]').first().click();
  await expect(page.getByRole('alert')).toContainText('The module could not be opened. What you chose is kept.');
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('module-player h1')).toBeVisible();
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await expect(page.getByRole('checkbox').nth(0)).toBeChecked();

  await page.route('**/api/deep-linking/response', (route) =>
    route.fulfill({ status: 401, json: { error: { code: 'session-ended', message: 'x' } } }),
  );
  await page.getByRole('button', { name: 'Add one module' }).click();
  await expect(problem).toContainText('open the picker again from your course');
  await page.unroute('**/api/deep-linking/response');

  // The answer is given, but something holds it back; then another choice is made.
  await page.route('**/api/deep-linking/response', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.getByRole('button', { name: 'Add one module' }).click();
  await expect(problem).toContainText('try again');
  await page.unroute('**/api/deep-linking/response');
  await page.getByRole('checkbox').nth(1).check();
  await page.getByRole('button', { name: 'Add 2 modules' }).click();
  await expect(problem).toContainText('has sent its answer to your course already');
  // The same choice again is the same answer.
  await page.getByRole('checkbox').nth(1).uncheck();
  await page.getByRole('button', { name: 'Add one module' }).click();
  await expect(page.getByText('The selection has arrived.')).toBeVisible();
});

test('a course that does not tell what it holds costs the marks, not the picker', async ({ page }) => {
  await become(page, 'Priya');
  await page.route('**/api/deep-linking/placed', (route) => route.abort());
  await openAlone(page);
  await expect(page.getByText('Your course did not say what it holds.')).toBeVisible();
  await expect(page.locator('.placed')).toHaveCount(0);
  await page.getByRole('checkbox').nth(0).check();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('The selection has arrived.')).toBeVisible();
  expect(await page.locator('#outcome').textContent()).toContain('"created":0');
});
