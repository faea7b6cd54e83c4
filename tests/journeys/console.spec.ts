import { expect, test, type Page } from '@playwright/test';
import { adminPassword, startCampusAndTool, type CampusAndTool } from '../support/campus-and-tool.ts';
import { expectSound } from '../support/expect-sound.ts';

let world: CampusAndTool;

test.beforeAll(async () => {
  world = await startCampusAndTool();
});
test.afterAll(() => world?.stop());

const rooms = [
  '',
  '/registrations',
  '/registrations/new?lms=canvas',
  '/setup-links',
  '/outbox',
  '/refusals',
  '/report',
  '/packs',
  '/keys',
  '/health',
  '/audit',
];

/** By keys alone. */
async function signIn(page: Page, password = adminPassword): Promise<void> {
  await page.goto(`${world.toolUrl}/admin`);
  await page.locator('#password').focus();
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
}

async function openFromCampus(page: Page, activity: string): Promise<Page> {
  await page.goto(world.campusUrl);
  await page.getByRole('button', { name: 'Rhian' }).click();
  await expect(page.getByRole('button', { name: 'Rhian', pressed: true })).toBeVisible();
  const opening = page.context().waitForEvent('page');
  await page.getByRole('link', { name: `Open in a new window ${activity}` }).click();
  return opening;
}

test('an operator turns a platform off and on again, and reads why its launches were refused', async ({ page }) => {
  await signIn(page, 'not the password');
  await expect(page.getByText('This is not the password')).toBeVisible();
  await signIn(page);
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  await page.getByRole('link', { name: 'Platforms', exact: true }).click();
  await page.getByRole('link', { name: 'Demo campus' }).click();
  const platform = page.url();
  await page.getByRole('button', { name: 'Check the connection' }).click();
  await expect(page.getByRole('status')).toHaveText(/Nothing fails, of \d+ that were made/);
  await page.getByRole('link', { name: 'Back to Demo campus' }).click();
  await page.getByText('Turn this platform off').click();
  await page.getByRole('button', { name: 'Turn off', exact: true }).click();
  await expect(page.getByRole('status')).toHaveText(/turned off. Its launches are refused/);

  const learner = await page.context().newPage();
  const refused = await openFromCampus(learner, 'Notice');
  await expect(refused.getByRole('heading', { name: 'This platform is switched off' })).toBeVisible();
  await page.getByRole('link', { name: 'Refused launches' }).click();
  await expect(page.getByRole('row', { name: /This platform is switched off.*Demo campus/ })).toBeVisible();

  await page.goto(platform);
  await page.getByRole('button', { name: 'Activate', exact: true }).click();
  await expect(page.getByRole('status')).toHaveText('The platform may launch now.');
  const opened = await openFromCampus(learner, 'Notice');
  await expect(opened.getByRole('button', { name: 'Go on to the next step' })).toBeVisible();
  await page.getByRole('link', { name: 'Programme report' }).first().click();
  await expect(page.getByRole('row', { name: /^Notice 1 1 0 of 1/ })).toBeVisible();
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download as CSV' }).click();
  expect((await downloading).suggestedFilename()).toBe('programme.csv');
  await page.getByRole('link', { name: 'Audit log' }).click();
  for (const change of ['Platform turned off', 'Platform activated', 'Report downloaded']) {
    await expect(page.getByRole('cell', { name: change })).toBeVisible();
  }
});

test('a setup link is shown once, and no other site can make one', async ({ page }) => {
  await signIn(page);
  await page.getByRole('link', { name: 'Setup links', exact: true }).click();
  await page.getByLabel('Learning platform').selectOption('Moodle');
  await page.getByRole('button', { name: 'Make a link' }).click();
  const address = page.getByText('/lti/register?setup=');
  await expect(address).toBeVisible();
  await page.getByRole('link', { name: 'All setup links' }).click();
  await expect(page.getByRole('row', { name: /^Moodle/ })).toHaveCount(1);
  await expect(address).toHaveCount(0);

  const form = `<form method="post" action="${world.toolUrl}/admin/setup-links"><input name="lms" value="canvas"><input name="hours" value="24"><button>Send</button></form>`;
  const evil = await page.context().newPage();
  await evil.route('http://evil.localhost/', (route) => route.fulfill({ contentType: 'text/html', body: form }));
  await evil.goto('http://evil.localhost/');
  await evil.getByRole('button', { name: 'Send' }).click();
  await expect(evil.getByRole('heading', { name: 'This did not come from the console' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('row', { name: /^Canvas/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Revoke: Moodle' }).click();
  await expect(page.getByRole('status')).toHaveText('The setup link works no more.');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.goBack();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

for (const [locale, title] of [
  ['en', 'Overview'],
  ['cy', 'Trosolwg'],
] as const) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });
    test('every room is sound in both themes, narrow, and in large text', async ({ page }) => {
      // Forty times axe, on a machine that may be busy.
      test.setTimeout(480_000);
      await page.goto(`${world.toolUrl}/admin`);
      await expectSound(page, 'sign-in');
      await signIn(page);
      await expect(page.getByRole('heading', { name: title })).toBeVisible();
      for (const room of rooms) {
        await page.goto(`${world.toolUrl}/admin${room}`);
        await expect(page.locator('html')).toHaveAttribute('lang', locale);
        await expectSound(page, room);
      }
      await page.goto(`${world.toolUrl}/admin/registrations`);
      await page.getByRole('link', { name: 'Demo campus' }).click();
      await page.locator('details').evaluateAll((all) => {
        for (const details of all as HTMLDetailsElement[]) details.open = true;
      });
      await expectSound(page, 'a registration');
    });
  });
}

test('every control is reached by keys and shows where it is, also in forced colours', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await signIn(page);
  await page.getByRole('link', { name: 'Setup links', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Setup links', level: 1 })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
  for (const name of ['Learning platform', 'It works for']) {
    await page.keyboard.press('Tab');
    await expect(page.getByLabel(name)).toBeFocused();
    const outline = await page.getByLabel(name).evaluate((field) => getComputedStyle(field).outlineStyle);
    expect(outline).toBe('solid');
  }
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Your setup link' })).toBeVisible();
});
