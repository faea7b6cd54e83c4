import { expect, test, type Page } from '@playwright/test';
import { startCampusAndTool, type CampusAndTool } from '../support/campus-and-tool.ts';
import { completionExample } from '../support/completion-example.ts';
import { expectSound } from '../support/expect-sound.ts';

let world: CampusAndTool;

test.beforeAll(async () => {
  world = await startCampusAndTool();
});
test.afterAll(() => world?.stop());

async function become(page: Page, name: string): Promise<void> {
  await page.goto(world.campusUrl);
  await page.getByRole('button', { name }).click();
  await expect(page.getByRole('button', { name, pressed: true })).toBeVisible();
}

/** Opens an activity in a window of its own, where axe and the viewport see our page alone. */
async function openAlone(page: Page, activity: string): Promise<Page> {
  const opening = page.context().waitForEvent('page');
  await page.getByRole('link', { name: `Open in a new window ${activity}` }).click();
  return opening;
}

test('a step that cannot be sent waits in the page, says so, and is sent by itself', async ({ page }) => {
  await become(page, 'Rhian');
  const module = await openAlone(page, 'Notice');
  await expect(module.getByRole('button', { name: 'Go on to the next step' })).toBeVisible();
  await module.context().setOffline(true);
  await module.getByRole('button', { name: 'Go on to the next step' }).click();
  const status = module.locator('module-player .save');
  await expect(status).toHaveText(/The connection is away; we try again by ourselves/);
  await expect(module.getByRole('heading', { name: 'What would you do?' })).toBeVisible();
  await module.context().setOffline(false);
  await expect(status).toHaveText('Saved.');
  await module.reload();
  await expect(module.getByRole('heading', { name: 'What would you do?' })).toBeVisible();
});

test('two people in two tabs of one browser keep their own session and their own notes', async ({ page }) => {
  await become(page, 'Sam');
  const sam = await openAlone(page, 'Not soft');
  await expect(sam.getByRole('button', { name: 'Go on to the next step' })).toBeVisible();
  await become(page, 'Rhian');
  const rhian = await openAlone(page, 'Not soft');
  await rhian.getByRole('button', { name: 'Go on to the next step' }).click();
  await rhian.locator('decide-step .options button').first().click();
  await expect(rhian.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
  await sam.reload();
  await sam.getByRole('button', { name: 'Go on to the next step' }).click();
  await expect(sam.locator('decide-step .you')).toHaveCount(0);
  await rhian.reload();
  await expect(rhian.locator('decide-step .you')).toHaveCount(1);
});

test('a link without a module shows the modules to a learner', async ({ page }) => {
  await become(page, 'Priya');
  await page.getByRole('link', { name: 'Add an activity' }).click();
  await page.getByLabel('Name').fill('All modules');
  await page.getByRole('button', { name: 'Save' }).click();
  await become(page, 'Sam');
  const catalogue = await openAlone(page, 'All modules');
  await expect(catalogue.getByRole('heading', { name: 'Modules' })).toBeVisible();
  await expectSound(catalogue, 'catalogue');
  await catalogue.getByRole('button', { name: 'Notice' }).click();
  await catalogue.getByRole('button', { name: 'Go on to the next step' }).click();
  await expect(catalogue.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
  await catalogue.getByRole('button', { name: 'All modules' }).click();
  await expect(catalogue.getByRole('button', { name: 'Not soft' })).toBeVisible();
});

test('the completion page shows every state, sends again, and says when it cannot', async ({ page }) => {
  await become(page, 'Priya');
  const teacher = await openAlone(page, 'Not soft');
  const asked: string[] = [];
  await teacher.route('**/api/completion?*', async (route) => {
    asked.push(new URL(route.request().url()).search);
    await route.fulfill({ json: completionExample });
  });
  await teacher.route('**/api/scores/resend', async (route) => {
    asked.push(route.request().postData() ?? '');
    await route.fulfill({ json: { resent: 1 } });
  });
  await teacher.getByRole('button', { name: 'Completion' }).click();
  await expect(teacher.getByRole('row')).toHaveCount(6);
  await expectSound(teacher, 'completion');
  const refused = teacher.getByRole('row', { name: /Cy Owusu/ });
  await expect(refused).toContainText('Gradebook: refused');
  await expect(refused).toContainText('Moodle refused it: the column is gone.');
  await expect(teacher.getByRole('row', { name: /Ana/ })).toContainText('No gradebook column');
  await refused.getByRole('button', { name: 'Send again: Not soft, Cy Owusu' }).click();
  await expect(teacher.getByText('One result is sent again now.')).toBeVisible();
  expect(asked).toContain(JSON.stringify({ resourceLinkId: 'l1', sub: '3' }));
  await teacher.getByRole('checkbox', { name: 'Choose: Not soft, Cy Owusu' }).check();
  await teacher.getByRole('checkbox', { name: 'Choose: Not soft, Dee Ray' }).check();
  await teacher.getByRole('button', { name: 'Send the 2 chosen again' }).click();
  const both = ['3', '4'].map((sub) => ({ resourceLinkId: 'l1', sub }));
  await expect.poll(() => asked).toContain(JSON.stringify({ chosen: both }));
  await expect(teacher.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await expect(teacher.getByText(/^List of people read .*, just now\.$/)).toBeVisible();
  await teacher.getByRole('searchbox', { name: 'Find a person' }).fill('Ana');
  await teacher.getByRole('searchbox', { name: 'Find a person' }).press('Enter');
  await teacher.getByLabel('Show').selectOption('Needs attention');
  await expect.poll(() => asked.at(-1)).toBe('?search=Ana&status=attention&sort=name&page=1');
  await teacher.unroute('**/api/completion?*');
  await teacher.route('**/api/completion?*', (route) => route.abort());
  await teacher.getByLabel('Order').selectOption('Latest first');
  await expect(teacher.getByRole('alert')).toContainText('The list could not be loaded. Nothing is lost.');
});

test('the picker and the pages that refuse are sound in every look', async ({ page }) => {
  await become(page, 'Priya');
  await page.goto(`${world.campusUrl}/activities/new`);
  const source = await page.locator('#picker iframe').getAttribute('data-src');
  await page.goto(`${world.campusUrl}${source}`);
  await expect(page.getByRole('heading', { name: 'Choose what to add to your course' })).toBeVisible();
  await expectSound(page, 'picker');
  await page.getByRole('button', { name: 'Helping' }).click();
  await expect(page.getByRole('status')).toHaveText(/module/);

  expect((await page.goto(`${world.toolUrl}/lti/login`))?.status()).toBe(400);
  await expectSound(page, 'refusal');
  const fresh = await page.context().newPage();
  await fresh.goto(`${world.toolUrl}/lti/page/nobody`);
  await expect(fresh.getByText('There is no open page in this tab any more.')).toBeVisible();
  await expectSound(fresh, 'resume');
});
