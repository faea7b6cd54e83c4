import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { emptyMemory } from '#shared/schemas/selection-memory.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import { bringInJournal } from '../../support/extension/bring-in-journal.ts';
import { seeCard } from '../../support/extension/card-in-page.ts';
import type { ExtensionInChromium } from '../../support/extension/chromium-with-extension.ts';
import { remembered } from '../../support/extension/remembered.ts';
import { allDaySettings } from '../../support/extension/settings.ts';
import { store } from '../../support/extension/stored.ts';
import { mailPage } from './mail-page.ts';
import { practisedMonths } from './practised-months.ts';
import { overPage } from './stage.ts';

/** What all three stores take. */
const size = { width: 1280, height: 800 };
const themes = ['light', 'dark'] as const;
const mail = 'https://mail.google.com/mail/u/0/';
const office = { from: '08:30', to: '17:00' };
const hours: typeof allDaySettings.hours = [office, office, office, office, office, null, null];

/** Takes every picture of one language into `folder`: `<number>-<scene>-<theme>.png`. */
export async function takeScenes(tend: ExtensionInChromium, locale: Locale, folder: string): Promise<void> {
  const settings = { ...allDaySettings, locale };
  const nudgeId = 'attending-autonomy-email';
  const shown = { nudgeId, moment: 'compose', shownAt: Date.now(), shownOn: today(), answer: null } as const;
  const take = async (page: Page, name: string) => {
    await page.setViewportSize(size);
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme });
      await page.screenshot({ path: join(folder, `${name}-${theme}.png`), animations: 'disabled' });
    }
  };

  await tend.context.route(`${mail}**`, (route) => route.fulfill({ contentType: 'text/html', body: mailPage(locale) }));
  await store(tend.worker, { settings, memory: emptyMemory });
  const page = await tend.context.newPage();
  await page.setViewportSize(size);
  // The card fades in, and a picture would catch it half way.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(mail);
  await page.locator('#compose').click();
  await expect.poll(() => seeCard(tend.worker, page), { timeout: 30_000 }).not.toBeNull();
  await take(page, '1-card');

  await store(tend.worker, { memory: remembered(shown) });
  const popup = await tend.open('popup.html');
  await popup.setViewportSize({ width: 384, height: 760 });
  for (const theme of themes) {
    await popup.emulateMedia({ colorScheme: theme });
    const drawn = await popup.locator('tend-popup').screenshot();
    await page.goto('about:blank');
    await page.goto(mail);
    await page.emulateMedia({ colorScheme: theme });
    await page.setContent(overPage(await page.screenshot(), drawn));
    await page.screenshot({ path: join(folder, `2-popup-${theme}.png`) });
  }
  await popup.close();

  await store(tend.worker, { settings: { ...settings, hours, dose: 'daily' } });
  await page.goto(tend.address('options.html'));
  await page.getByRole('heading', { level: 1 }).waitFor();
  await take(page, '5-options');
  await bringInJournal(page, practisedMonths(6, locale, Date.now()));
  await page.goto(tend.address('look-back.html'));
  await page.locator('practice-picture').waitFor();
  await take(page, '4-look-back');
  await page.goto(tend.address('first-run.html'));
  await page.getByRole('heading', { level: 1 }).waitFor();
  await take(page, '3-first-run');
}

const today = () => new Date().toLocaleDateString('sv');
