import { expect, type Page, test } from '@playwright/test';
import type { SelectionMemory } from '#shared/schemas/selection-memory.ts';
import { buildExtension } from '../support/extension/build-extension.ts';
import { launchChromium } from '../support/extension/chromium-with-extension.ts';
import { allDaySettings, everyDay } from '../support/extension/settings.ts';

declare const chrome: {
  storage: { local: { get(key: string): Promise<Record<string, unknown>>; set(items: object): Promise<void> } };
  alarms: {
    get(name: string): Promise<{ scheduledTime: number } | undefined>;
    create(name: string, alarm: object): Promise<void>;
  };
  action: { getBadgeText(where: object): Promise<string> };
};

/** The last Sunday of a month: the day on which clocks change in Europe. Months count from 1. */
const lastSunday = (year: number, month: number) => {
  const end = new Date(Date.UTC(year, month, 0));
  return end.getUTCDate() - end.getUTCDay();
};
// Alarms of the past fire at once, so these days lie ahead.
const year = new Date().getUTCFullYear() + 2;

for (const { season, month, hoursBetween } of [
  { season: 'spring', month: 3, hoursBetween: 23 },
  { season: 'autumn', month: 10, hoursBetween: 25 },
]) {
  test(`the daily prompt comes at nine, once, when the clocks change in ${season}`, async () => {
    const extension = await buildExtension('chrome', { hasTestClock: true });
    const tend = await launchChromium(extension, test.info().outputPath('profile'), { timeZone: 'Europe/Berlin' });
    const own = await tend.open('look-back.html');
    const settings = {
      ...allDaySettings,
      hours: everyDay({ from: '08:00', to: '18:00' }),
      dose: 'daily',
      dailyAt: '09:00',
    };
    await own.evaluate((items) => chrome.storage.local.set(items), { settings });
    const sunday = lastSunday(year, month);

    const nineOnSaturday = await passTo(own, [year, month, sunday - 1, 8, 59]);
    await expectBadge(own, '');
    await passTo(own, [year, month, sunday - 1, 9, 0]);
    await expectBadge(own, '•');
    await openPopup(tend.open);
    await expectBadge(own, '');
    await passTo(own, [year, month, sunday - 1, 15, 0]);
    await expectBadge(own, '');

    const nineOnSunday = await passTo(own, [year, month, sunday, 8, 59]);
    expect((nineOnSunday - nineOnSaturday) / 3_600_000).toBe(hoursBetween);
    await expectBadge(own, '');
    await passTo(own, [year, month, sunday, 9, 0]);
    await expectBadge(own, '•');
    await passTo(own, [year, month, sunday, 9, 20]);
    await expectBadge(own, '•');
    await openPopup(tend.open);
    for (const hour of [10, 13, 17]) {
      await passTo(own, [year, month, sunday, hour, 0]);
      await expectBadge(own, '');
    }
    const { memory } = (await own.evaluate(() => chrome.storage.local.get('memory'))) as { memory: SelectionMemory };
    const days = [sunday - 1, sunday].map((day) => `${year}-${String(month).padStart(2, '0')}-${day}`);
    // Before its clock was set the extension lived today, whose prompt nobody opened.
    const then = memory.recent.filter(({ shownOn }) => shownOn.startsWith(`${year}-`));
    expect(then.map(({ shownOn, moment }) => [shownOn, moment])).toEqual(days.map((day) => [day, 'dayStart']));
    await tend.context.close();
  });
}

type LocalFields = [year: number, month: number, day: number, hour: number, minute: number];

/** Moves the clock there, fires the alarm as the browser would, and returns the instant planned next. */
async function passTo(own: Page, local: LocalFields): Promise<number> {
  return own.evaluate(async ([y, m, d, hour, minute]) => {
    const now = new Date(y, m - 1, d, hour, minute).getTime();
    await chrome.storage.local.set({ testClock: now });
    const fired = Date.now() - 1;
    await chrome.alarms.create('tick', { when: fired });
    for (;;) {
      const planned = await chrome.alarms.get('tick');
      if (planned && planned.scheduledTime > now) return planned.scheduledTime;
    }
  }, local);
}

const expectBadge = (own: Page, text: string) =>
  expect.poll(() => own.evaluate(() => chrome.action.getBadgeText({}))).toBe(text);

async function openPopup(open: (page: string) => Promise<Page>): Promise<void> {
  const popup = await open('popup.html');
  await expect(popup.getByRole('button', { name: 'Useful' })).toBeVisible();
  await popup.getByRole('button', { name: 'Useful' }).click();
  await expect(popup.getByText('Your answer: useful')).toBeVisible();
  await popup.close();
}
