import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from '@playwright/test';
import { decodeJwt } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RunningPlatform } from '../running-platform.ts';
import { StandInTool } from '../stand-in-tool.ts';
import { startCampus } from '../start-campus.ts';

const dl = 'https://purl.imsglobal.org/spec/lti-dl/claim';
let browser: Browser;
let campus: RunningPlatform;
let tool: StandInTool;
let page: Page;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
});

afterAll(() => browser.close());

beforeEach(async () => {
  campus = await startCampus();
  // The tool answers on localhost, the campus on 127.0.0.1: two sites.
  tool = await StandInTool.start(campus);
  campus.addTool(tool.registration);
  page = await (await browser.newContext()).newPage();
  await page.goto(campus.url);
});

afterEach(async () => {
  await page.context().close();
  await tool.stop();
  await campus.stop();
});

const be = (name: string) => page.getByRole('button', { name }).click();
const goTo = (name: string) => page.getByRole('navigation').getByRole('link', { name }).click();

/** Answers the deep linking request in the open picker with these items. */
async function pick(items: unknown[]): Promise<void> {
  await page.getByRole('button', { name: 'Select content' }).click();
  await page.frameLocator('dialog iframe').getByText('Launched').waitFor();
  const claims = decodeJwt(tool.launches.at(-1)?.get('id_token') ?? '');
  const action = (claims[`${dl}/deep_linking_settings`] as Record<string, string>)['deep_link_return_url'] ?? '';
  const now = Math.floor(Date.now() / 1000);
  const jwt = await tool.sign({ iss: claims.aud, iat: now, exp: now + 60, [`${dl}/content_items`]: items });
  const frame = page.frames().find((one) => one.url().startsWith(tool.url));
  await frame?.evaluate(
    (form) => {
      document.body.innerHTML = '<form method="post"><input name="JWT"></form>';
      const [element] = document.forms;
      if (!element) return;
      element.action = form.action;
      (element.elements[0] as HTMLInputElement).value = form.jwt;
      element.submit();
    },
    { action, jwt },
  );
}

test('a learner opens an activity in its frame', async () => {
  await be('Sam Okafor');
  await page.getByRole('link', { name: 'Open Notice' }).click();
  await page.frameLocator('iframe').getByText('Launched').waitFor();
  const claims = decodeJwt(tool.launches[0]?.get('id_token') ?? '');
  expect(claims).toMatchObject({
    sub: '4',
    'https://purl.imsglobal.org/spec/lti/claim/custom': { module_id: 'notice' },
  });
  const allow = await page.locator('iframe').getAttribute('allow');
  expect(allow).toContain(`microphone ${tool.url}`);
  expect(allow).not.toContain('clipboard');
});

test('a learner opens an activity in a new window', async () => {
  await be('Rhian Morgan');
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'Open in a new window Notice' }).click();
  await (await opened).getByText('Launched').waitFor();
  expect(decodeJwt(tool.launches[0]?.get('id_token') ?? '').sub).toBe('5');
});

test('the gradebook shows a score as it comes; a learner sees only the own row', async () => {
  await be('Sam Okafor');
  await goTo('Gradebook');
  const [item] = campus.gradebook.lineItems;
  const modifiedAt = Math.floor(Date.now() / 1000);
  await page.getByRole('cell', { name: 'No grade yet' }).first().waitFor();
  campus.gradebook.applyScore(item?.id ?? '', '4', { points: 1, comment: null, modifiedAt });
  await page.getByText('1 of 1').waitFor();
  expect(await page.getByRole('rowheader').allInnerTexts()).toEqual(['Sam Okafor']);
  await be('Priya Nair');
  await goTo('Gradebook');
  expect(await page.getByRole('rowheader').allInnerTexts()).toEqual(['Sam Okafor', 'Rhian Morgan']);
});

test('participants are the enrolled ones', async () => {
  await be('Alex Berg');
  await goTo('Participants');
  expect(await page.getByRole('rowheader').allInnerTexts()).toEqual(['Sam Okafor', 'Rhian Morgan', 'Priya Nair']);
});

test('learners cannot add activities', async () => {
  await be('Sam Okafor');
  expect(await page.getByRole('link', { name: 'Add an activity' }).count()).toBe(0);
  expect((await page.goto(`${campus.url}/activities/new`))?.status()).toBe(404);
});

describe('deep linking', () => {
  beforeEach(async () => {
    await be('Priya Nair');
    await page.getByRole('link', { name: 'Add an activity' }).click();
  });

  test('of one item fills the form, which the teacher saves', async () => {
    await pick([
      {
        type: 'ltiResourceLink',
        title: 'Third',
        custom: { module_id: 'x' },
        lineItem: { scoreMaximum: 1, resourceId: 'x' },
      },
    ]);
    await page.getByText('The form is filled').waitFor();
    expect(await page.getByLabel('Name').inputValue()).toBe('Third');
    expect(campus.course.resourceLinks).toHaveLength(2);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Added to the course: 1').waitFor();
    expect(campus.course.resourceLinks[2]).toMatchObject({ title: 'Third', custom: { module_id: 'x' } });
    expect(campus.gradebook.lineItems[2]).toMatchObject({ scoreMaximum: 1, resourceId: 'x', label: 'Third' });
  });

  test('with a maximum of 250 is an error of the form', async () => {
    await pick([{ type: 'ltiResourceLink', title: 'Third', lineItem: { scoreMaximum: 250 } }]);
    await page.getByText('The form is filled').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('alert').getByText('a whole number between 1 and 100').waitFor();
    expect(campus.course.resourceLinks).toHaveLength(2);
  });

  test('of several items creates them', async () => {
    await pick([
      { type: 'ltiResourceLink', title: 'Third' },
      { type: 'ltiResourceLink', title: 'Fourth' },
    ]);
    await page.getByText('Added to the course: 2').waitFor();
    expect(await page.getByRole('heading', { level: 3 }).allInnerTexts()).toContain('Fourth');
  });

  test('of nothing closes the picker', async () => {
    await pick([]);
    await page.getByText('Nothing was selected.').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});

test.each(['light', 'dark'] as const)(
  'no page has an accessibility problem or scrolls sideways at 320 px, %s',
  async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 320, height: 640 });
    const problems: unknown[] = [];
    const check = async (path: string) => {
      await page.goto(campus.url + path);
      const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      problems.push(...violations.map(({ id, nodes }) => ({ path, id, nodes: nodes.map((node) => node.target) })));
      if (width > 320) problems.push({ path, width });
    };
    await check('/');
    await be('Priya Nair');
    for (const path of [
      '/',
      '/activities/5',
      '/activities/5?review=4',
      '/gradebook',
      '/participants',
      '/activities/new',
    ]) {
      await check(path);
    }
    expect(problems).toEqual([]);
  },
  90_000,
);
