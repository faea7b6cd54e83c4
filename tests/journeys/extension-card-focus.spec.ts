import { expect, type Page, test } from '@playwright/test';
import { emptyMemory } from '#shared/schemas/selection-memory.ts';
import { defaultStatus } from '#shared/schemas/status.ts';
import { seeCard } from '../support/extension/card-in-page.ts';
import type { ExtensionInChromium } from '../support/extension/chromium-with-extension.ts';
import { openWithPlaces } from '../support/extension/open-extension.ts';
import { gmailPage } from '../support/extension/place-pages.ts';
import { allDaySettings } from '../support/extension/settings.ts';
import { readMemory, store } from '../support/extension/stored.ts';

declare const chrome: {
  tabs: {
    query(filter: { url: string }): Promise<{ id: number }[]>;
    setZoom(tabId: number, factor: number): Promise<void>;
  };
};

test.describe.configure({ mode: 'serial' });

let tend: ExtensionInChromium;
let page: Page;
test.beforeAll(async () => {
  tend = await openWithPlaces(test.info());
});
test.afterAll(() => tend.context.close());
test.beforeEach(async () => {
  await store(tend.worker, { settings: allDaySettings, memory: emptyMemory, status: defaultStatus });
  page = await tend.context.newPage();
});
test.afterEach(() => page.close());

const card = () => seeCard(tend.worker, page);

/** Puts the composer there, in percent of the window, and focuses it. */
async function write(at: { left: number; top: number; width: number; height: number }): Promise<void> {
  await page.locator('#compose').evaluate((field, { left, top, width, height }) => {
    field.style.cssText = `position:fixed;left:${left}vw;top:${top}vh;width:${width}vw;height:${height}vh;right:auto`;
  }, at);
  await page.locator('#compose').focus();
}

/** The card lies in the window, and nowhere over what has the focus. */
async function expectApart(): Promise<void> {
  await expect.poll(card).not.toBeNull();
  const { box } = (await card())!;
  const { view, focused } = await page.evaluate(() => {
    const { left, top, right, bottom } = document.activeElement!.getBoundingClientRect();
    return {
      view: [document.documentElement.clientWidth, innerHeight] as const,
      focused: { left, top, right, bottom },
    };
  });
  expect([box.left >= 0, box.top >= 0, box.right <= view[0], box.bottom <= view[1]]).toEqual([true, true, true, true]);
  expect(
    box.right <= focused.left || box.left >= focused.right || box.bottom <= focused.top || box.top >= focused.bottom,
  ).toBe(true);
}

const corners = {
  'the lower left': { left: 0, top: 50, width: 50, height: 50 },
  'the lower right': { left: 50, top: 50, width: 50, height: 50 },
  'the upper right': { left: 50, top: 0, width: 50, height: 50 },
  'the upper left': { left: 0, top: 0, width: 50, height: 50 },
  'the lower half': { left: 0, top: 55, width: 100, height: 45 },
  'the left half': { left: 0, top: 0, width: 50, height: 100 },
  'all but the upper left': { left: 45, top: 0, width: 55, height: 100 },
};
for (const [name, at] of Object.entries(corners)) {
  test(`a composer in ${name} stays free`, async () => {
    await page.setViewportSize({ width: 1100, height: 800 });
    await page.goto(gmailPage.address);
    await write(at);
    await expectApart();
  });
}

test('in a window of 320 by 480 it lies above or below the composer, or does not come', async () => {
  await page.setViewportSize({ width: 320, height: 480 });
  await page.goto(gmailPage.address);
  await write({ left: 0, top: 85, width: 100, height: 15 });
  await expectApart();
  // The keyboard reaches its buttons, and all that opens is reached by scrolling within it.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await card())?.buttons.some(({ choice }) => choice === 'snoozeWeek')).toBe(true);
  const { box } = (await card())!;
  expect([box.left >= 0, box.right <= 320, box.bottom - box.top <= 480]).toEqual([true, true, true]);
});

test('in a window of 320 by 480 that is full of the composer it does not come', async () => {
  await page.setViewportSize({ width: 320, height: 480 });
  await page.goto(gmailPage.address);
  const wasReserved = expect.poll(async () => (await readMemory(tend.worker))?.recent.length).toBe(1);
  await write({ left: 0, top: 20, width: 100, height: 70 });
  await wasReserved.catch(() => {});
  await expect.poll(async () => (await readMemory(tend.worker))?.recent).toEqual([]);
  expect(await card()).toBeNull();
});

test('at 200 % zoom the composer stays free', async () => {
  await page.setViewportSize({ width: 1100, height: 900 });
  await page.goto(gmailPage.address);
  const zoom = (factor: number) =>
    tend.worker.evaluate(
      async ([url, to]) => {
        const [tab] = await chrome.tabs.query({ url });
        await chrome.tabs.setZoom(tab!.id, to);
      },
      [gmailPage.address, factor] as const,
    );
  await zoom(2);
  await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBe(2);
  await write({ left: 5, top: 75, width: 90, height: 20 });
  await expectApart();
  // The browser keeps it for the site.
  await zoom(1);
});

test('on a page that is written from right to left, with text of twice the size, the composer stays free', async () => {
  await page.setViewportSize({ width: 1100, height: 800 });
  await page.goto(gmailPage.address);
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl';
    document.documentElement.style.fontSize = '200%';
  });
  await write({ left: 0, top: 50, width: 60, height: 50 });
  await expectApart();
});

test('focus that moves under it makes it move, and go where no corner is free', async () => {
  await page.setViewportSize({ width: 1100, height: 800 });
  await page.goto(gmailPage.address);
  await write(corners['the lower right']);
  await expectApart();
  const focus = (css: string) =>
    page.evaluate((rules) => {
      const field = document.querySelector<HTMLElement>('#search')!;
      field.blur();
      field.style.cssText = rules;
      field.focus();
    }, css);
  for (const edge of ['left:0;bottom:0', 'right:0;bottom:0', 'right:0;top:0', 'left:0;top:0']) {
    await focus(`position:fixed;width:300px;height:100px;${edge}`);
    await expectApart();
  }
  await focus('position:fixed;inset:0;width:100%;height:100%');
  await expect.poll(card).toBeNull();
  await focus('position:fixed;width:300px;height:100px;right:0;bottom:0');
  await expectApart();
});

test('its buttons come in the order in which they are read, and nothing is announced twice', async () => {
  await page.goto(gmailPage.address);
  await page.locator('#compose').focus();
  await expect.poll(async () => (await card())?.announcement).toMatch(/^Prompt from Tend\. ./);
  const { announcement, text, buttons } = (await card())!;
  expect(announcement).toBe(`Prompt from Tend. ${text}`);
  expect(buttons.map(({ choice }) => choice)).toEqual(['why', 'useful', 'notNow', 'more']);
  // After the page's last field comes the card, and after the card the page again.
  const isInCard = () => page.evaluate(() => document.activeElement?.matches('html > :not(body)') === true);
  for (let press = 0; press < buttons.length; press++) {
    await page.keyboard.press('Tab');
    expect(await isInCard()).toBe(true);
  }
  await page.keyboard.press('Tab');
  expect(await isInCard()).toBe(false);
  expect((await card())?.announcement).toBe(announcement);
});
