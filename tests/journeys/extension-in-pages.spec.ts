import { expect, type Page, test } from '@playwright/test';
import { emptyMemory } from '#shared/schemas/selection-memory.ts';
import { allowSite } from '../support/extension/allow-site.ts';
import { buildExtension } from '../support/extension/build-extension.ts';
import { pressCard, seeCard } from '../support/extension/card-in-page.ts';
import { type ExtensionInChromium, launchChromium } from '../support/extension/chromium-with-extension.ts';
import { calendarPage, gmailPage, outlookPage, reviewPage, servePlaces } from '../support/extension/place-pages.ts';
import { remembered } from '../support/extension/remembered.ts';
import { allDaySettings } from '../support/extension/settings.ts';
import { readMemory, store } from '../support/extension/stored.ts';
import { startVirtualDisplay, type VirtualDisplay } from '../support/extension/virtual-display.ts';

test.describe.configure({ mode: 'serial' });

let display: VirtualDisplay;
let tend: ExtensionInChromium;
let page: Page;

test.beforeAll(async () => {
  const extension = await buildExtension('chrome');
  display = await startVirtualDisplay();
  tend = await launchChromium(extension, test.info().outputPath('profile'), { display: display.name });
  await tend.pageAt('first-run.html');
  const options = await tend.open('options.html');
  for (const site of ['Gmail', 'Google Calendar', 'GitHub', 'Outlook']) await allowSite(options, site, display);
  // A policy as strict as the strictest of these sites.
  await servePlaces(tend.context, {
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; require-trusted-types-for 'script'; trusted-types 'none'",
  });
});

test.afterAll(async () => {
  await tend.context.close();
  await display.stop();
});

test.beforeEach(async () => {
  await store(tend.worker, { settings: allDaySettings, memory: emptyMemory });
  page = await tend.context.newPage();
});
test.afterEach(() => page.close());

const card = () => seeCard(tend.worker, page);
const shownMoments = async () => (await readMemory(tend.worker))?.recent.map(({ moment }) => moment) ?? [];

for (const [name, { address }, field, moment] of [
  ['Gmail: a new mail', gmailPage, '#compose', 'compose'],
  ['Gmail: a reply', gmailPage, '#reply', 'reply'],
  ['Outlook: the body of a mail', outlookPage, '#body', 'compose'],
  ['GitHub: a comment on changed files', reviewPage, '#comment', 'review'],
] as const) {
  test(`${name} brings a card, and keeps the focus`, async () => {
    await page.goto(address);
    await page.locator(field).click();
    await expect.poll(card).not.toBeNull();
    await expect(page.locator(field)).toBeFocused();
    expect(await shownMoments()).toEqual([moment]);
  });
}

test('Google Calendar brings a card when it is opened', async () => {
  await page.goto(calendarPage.address);
  await expect.poll(card).toMatchObject({ heading: expect.stringContaining('looking at your calendar') });
});

test('Google Calendar is noticed when its app goes from its settings to the grid, without a load', async () => {
  await page.addInitScript(() =>
    addEventListener('DOMContentLoaded', () => document.body.setAttribute('data-viewfamily', 'SETTINGS')),
  );
  await page.goto(calendarPage.address);
  expect(await shownMoments()).toEqual([]);
  await page.evaluate(() => document.body.setAttribute('data-viewfamily', 'EVENT'));
  await expect.poll(shownMoments).toEqual(['calendar']);
});

for (const [name, address, field] of [
  ['Gmail: search, recipients, subject', gmailPage.address, '#search, #recipients, #subject'],
  ['Outlook: recipient well and reading pane', outlookPage.address, '#well, #reading'],
  ['Outlook: the same body in its calendar', 'https://outlook.office.com/calendar/view/week', '#body'],
  ['GitHub: file filter', reviewPage.address, '#filter'],
  ['GitHub: the conversation of a pull request', 'https://github.com/an/example/pull/7', '#comment'],
  ['Google Calendar: the editor of an event', 'https://calendar.google.com/calendar/u/0/r/eventedit', 'main'],
] as const) {
  test(`${name} brings nothing`, async () => {
    await page.goto(address);
    for (const at of await page.locator(field).all()) await at.focus();
    // One moment that counts, afterwards and elsewhere, shows that the page was heard and had nothing to say.
    const other = await tend.context.newPage();
    await other.goto(gmailPage.address);
    await other.locator('#compose').click();
    await expect.poll(shownMoments).toEqual(['compose']);
    expect(await card()).toBeNull();
    await other.close();
  });
}

test('the card lies apart from the composer, also when focus moves under it', async () => {
  await page.goto(gmailPage.address);
  await page.locator('#compose').click();
  await expect.poll(card).not.toBeNull();
  const focused = await page.locator('#compose').boundingBox();
  const { box } = (await card())!;
  expect(
    box.right <= focused!.x ||
      box.left >= focused!.x + focused!.width ||
      box.top >= focused!.y + focused!.height ||
      box.bottom <= focused!.y,
  ).toBe(true);

  await page.evaluate(({ left, top }) => {
    const field = document.createElement('input');
    field.style.cssText = `position:fixed;left:${left + 20}px;top:${top + 20}px`;
    document.body.append(field);
    field.focus();
  }, box);
  await expect.poll(async () => (await card())?.box.left).not.toBe(box.left);
});

test('it can be reached and answered by keyboard, without moving', async () => {
  await page.goto(gmailPage.address);
  await page.locator('#compose').focus();
  await expect.poll(card).not.toBeNull();
  const { box } = (await card())!;
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.parentElement?.tagName)).toBe('HTML');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await card())?.box.top).toBeLessThan(box.top);
  expect((await card())?.box).toMatchObject({ left: box.left, bottom: box.bottom });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect.poll(card).toBeNull();
  await expect.poll(async () => (await readMemory(tend.worker))?.recent[0]?.answer).toBe('useful');
});

test('no free corner, no card, and the prompt is not used up', async () => {
  await page.goto(gmailPage.address);
  await page.evaluate(
    () =>
      (document.querySelector<HTMLElement>('#compose')!.style.cssText =
        'position:fixed;inset:0;width:auto;height:auto'),
  );
  const wasReserved = expect.poll(shownMoments).toEqual(['compose']);
  await page.locator('#compose').focus();
  await wasReserved.catch(() => {});
  await expect.poll(shownMoments).toEqual([]);
  expect(await card()).toBeNull();
});

test('Esc closes the card and not the mail, and counts as not now', async () => {
  await page.goto(gmailPage.address);
  await page.evaluate(() => {
    addEventListener('keydown', ({ key }) => (document.title += ` ${key}`));
  });
  await page.locator('#compose').click();
  await expect.poll(card).not.toBeNull();
  await page.keyboard.press('Escape');
  await expect.poll(card).toBeNull();
  await page.keyboard.press('Escape');
  await expect(page).toHaveTitle('Routed Escape');
  await expect.poll(async () => (await readMemory(tend.worker))?.recent[0]?.answer).toBe('notNow');
});

test('the page cannot reach into the card, press its buttons or see a press on them', async () => {
  await page.goto(gmailPage.address);
  await page.evaluate(() => {
    for (const type of ['pointerdown', 'mousedown', 'click']) {
      document.addEventListener(type, () => (document.title += ` ${type}`));
    }
  });
  await page.locator('#compose').focus();
  await expect.poll(card).not.toBeNull();
  const useful = (await card())!.buttons.find(({ choice }) => choice === 'useful')!;
  const reached = await page.evaluate(({ x, y }) => {
    const host = document.elementFromPoint(x, y)!;
    host.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: x, clientY: y }));
    (host as HTMLElement).click();
    return { parent: host.parentElement?.tagName, root: host.shadowRoot, html: host.innerHTML };
  }, useful);
  expect(reached).toEqual({ parent: 'HTML', root: null, html: '' });
  expect(await card()).not.toBeNull();
  await page.evaluate(() => (document.title = 'Routed'));
  await pressCard(tend.worker, page, 'useful');
  await expect.poll(card).toBeNull();
  await expect(page).toHaveTitle('Routed');
  await expect(page.locator('#compose')).toBeFocused();
});

test('the page’s own document is the same before, during and after', async () => {
  await page.goto(gmailPage.address);
  const own = () =>
    page.evaluate(
      () => document.head.outerHTML + document.body.outerHTML + document.documentElement.getAttributeNames().join(),
    );
  const before = await own();
  await page.locator('#compose').focus();
  await expect.poll(card).not.toBeNull();
  expect(await own()).toBe(before);
  await pressCard(tend.worker, page, 'notNow');
  await expect.poll(card).toBeNull();
  expect(await own()).toBe(before);
  expect(await page.evaluate(() => document.documentElement.children.length)).toBe(2);
  expect(await page.evaluate(() => Object.keys(globalThis).filter((key) => /tend/i.test(key)))).toEqual([]);
});

test('a screen reader is told politely, after the card is there', async () => {
  await page.goto(gmailPage.address);
  await page.locator('#compose').focus();
  await expect.poll(async () => (await card())?.announcement).toMatch(/^Prompt from Tend\. ./);
});

test('no function of the extension runs while no card is due', async () => {
  // Both prompts of today are behind us.
  const today = new Date().toLocaleDateString('sv');
  const shown = { moment: 'compose', shownAt: Date.now(), shownOn: today, answer: 'useful' } as const;
  const both = ['a', 'b'].map((nudgeId) => ({ ...shown, nudgeId }));
  await store(tend.worker, { memory: remembered(...both) });
  await page.goto(gmailPage.address);
  await page.locator('#compose').click();
  const cdp = await tend.context.newCDPSession(page);
  await cdp.send('Profiler.enable');
  await cdp.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await cdp.send('Profiler.takePreciseCoverage');
  await page.evaluate(async () => {
    for (let index = 0; index < 5000; index++) {
      document.body.append(Object.assign(document.createElement('p'), { textContent: String(index) }));
      if (index % 100 === 0) await new Promise(requestAnimationFrame);
    }
  });
  await page.keyboard.type('word '.repeat(40));
  const { result } = await cdp.send('Profiler.takePreciseCoverage');
  const calls = result
    .filter(({ url }) => url.startsWith('chrome-extension:'))
    .flatMap(({ functions }) => functions.map(({ ranges }) => ranges[0]?.count ?? 0));
  expect(calls.reduce((sum, count) => sum + count, 0)).toBe(0);
});

test('a permission that is withdrawn ends it at once', async () => {
  const options = await tend.open('options.html');
  await options.getByRole('checkbox', { name: /Gmail/ }).click();
  await expect(options.getByText('Gmail may no longer prompt.')).toBeVisible();
  await page.goto(gmailPage.address);
  await page.locator('#compose').click();
  await page.goto(reviewPage.address);
  await page.locator('#comment').click();
  await expect.poll(shownMoments).toEqual(['review']);
  await options.close();
});
