import { expect, test, type Page } from '@playwright/test';
import { startCampusAndTool, type CampusAndTool } from '../support/campus-and-tool.ts';
import { expectNoFault } from '../support/expect-sound.ts';

let world: CampusAndTool;

test.beforeAll(async () => {
  world = await startCampusAndTool();
});
test.afterAll(() => world?.stop());

async function become(page: Page, name: string, language: 'English' | 'Cymraeg'): Promise<void> {
  await page.goto(world.campusUrl);
  await page.getByRole('button', { name }).click();
  await page.getByRole('button', { name: language }).click();
  await expect(page.getByRole('button', { name: language, pressed: true })).toBeVisible();
}

async function openAlone(page: Page, activity: string): Promise<Page> {
  const opening = page.context().waitForEvent('page');
  await page.getByRole('link', { name: `Open in a new window ${activity}` }).click();
  return opening;
}

test('a learner whose platform speaks Welsh reads and does a module in Welsh', async ({ page }) => {
  await become(page, 'Rhian', 'Cymraeg');
  const module = await openAlone(page, 'Not soft');
  await expect(module.locator('html')).toHaveAttribute('lang', 'cy');
  await expect(module.getByText('Nid yw’r testun hwn ar gael yn eich iaith eto')).toHaveCount(0);
  await module.getByRole('button', { name: 'Ymlaen i’r cam nesaf' }).click();
  await expect(module.getByRole('heading', { name: 'Beth fyddech chi’n ei wneud?' })).toBeVisible();
  await expect(module.getByRole('status').filter({ hasText: 'Wedi’i gadw.' })).toBeVisible();
  await expectNoFault(module);
});

test('anyone can change the language on the page, and a reload keeps it', async ({ page }) => {
  await become(page, 'Sam', 'English');
  const module = await openAlone(page, 'Notice');
  await module.getByRole('button', { name: 'Cymraeg' }).click();
  await expect(module.locator('html')).toHaveAttribute('lang', 'cy');
  await expect(module.getByRole('button', { name: 'Ymlaen i’r cam nesaf' })).toBeVisible();
  await module.reload();
  await expect(module.getByRole('button', { name: 'Ymlaen i’r cam nesaf' })).toBeVisible();
  await module.getByRole('button', { name: 'English' }).click();
  await expect(module.getByRole('button', { name: 'Go on to the next step' })).toBeVisible();
});

test('whoever teaches sees that the Welsh is a draft; a learner does not', async ({ page }) => {
  const note = /Mae’r testun Cymraeg hwn yn ddrafft/;
  await become(page, 'Priya', 'Cymraeg');
  const asTeacher = await openAlone(page, 'Notice');
  await expect(asTeacher.getByText(note)).toBeVisible();
  await asTeacher.getByRole('button', { name: 'Cwblhau' }).click();
  await expect(asTeacher.getByRole('heading', { name: 'Cwblhau' })).toBeVisible();
  await expect(asTeacher.getByText('Sam Okafor')).toBeVisible();
  await expect(asTeacher.getByText(/Darllenwyd y rhestr o bobl \d+ \w+ \d{4}/)).toBeVisible();
  await become(page, 'Sam', 'Cymraeg');
  const asLearner = await openAlone(page, 'Not soft');
  await expect(asLearner.getByRole('button', { name: 'Ymlaen i’r cam nesaf' })).toBeVisible();
  await expect(asLearner.getByText(note)).toHaveCount(0);
});

test('the picker marks drafts, and names what it adds in the language of whoever adds it', async ({ page }) => {
  await become(page, 'Priya', 'Cymraeg');
  await page.getByRole('link', { name: 'Add an activity' }).click();
  await page.getByRole('button', { name: 'Select content' }).click();
  const picker = page.frameLocator('iframe');
  await expect(picker.getByRole('heading', { name: 'Dewiswch beth i’w ychwanegu at eich cwrs' })).toBeVisible();
  await expect(picker.getByRole('heading', { name: 'Dechrau' })).toBeVisible();
  await expect(picker.getByText('Cymraeg: drafft').first()).toBeVisible();
  const titles = await picker.locator('label strong').allTextContents();
  await picker.getByRole('checkbox').nth(0).check();
  await picker.getByRole('checkbox').nth(3).check();
  await picker.getByRole('button', { name: 'Ychwanegu 2 fodiwl' }).click();
  const names = page.getByRole('list').getByRole('heading', { level: 3 });
  await expect(names).toHaveText(['Not soft', 'Notice', titles[0] ?? '', titles[3] ?? '']);
});

test('a page that is refused says so in the language of the browser', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'cy' });
  const page = await context.newPage();
  await page.goto(
    `${world.toolUrl}/lti/login?iss=https://nowhere.example&login_hint=1&target_link_uri=${world.toolUrl}`,
  );
  await expect(page.locator('html')).toHaveAttribute('lang', 'cy');
  await expect(page.getByRole('heading', { name: 'Nid yw’r platfform hwn yn hysbys yma' })).toBeVisible();
  await context.close();
});
