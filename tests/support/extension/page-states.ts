import { expect, type Page } from '@playwright/test';
import { emptyMemory } from '#shared/schemas/selection-memory.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import { defaultStatus } from '#shared/schemas/status.ts';
import { noOffer } from '../../../extension/storage/offer.ts';
import { practisedMonths } from '../../stores/screenshots/practised-months.ts';
import { bringInJournal } from './bring-in-journal.ts';
import type { ExtensionInChromium } from './chromium-with-extension.ts';
import { remembered } from './remembered.ts';
import { allDaySettings } from './settings.ts';
import { store } from './stored.ts';

/** One page of the extension as somebody may find it. */
export interface PageState {
  name: string;
  page: string;
  /** Items to store before it opens, on top of an empty start. */
  stored?: (now: number) => object;
  /** The same, for what is gone when the browser closes. */
  inSession?: object;
  /** A journal of half a year. */
  hasJournal?: true;
  /** Its words are locked by a passphrase. */
  isLocked?: true;
  /** What is opened and pressed on it, in whatever language. */
  prepare?: (page: Page) => Promise<void>;
}

declare const chrome: {
  runtime: { sendMessage(message: object): Promise<unknown> };

  storage: {
    local: { clear(): Promise<void> };
    session: { clear(): Promise<void>; set(items: object): Promise<void> };
  };
};

const dayMs = 86_400_000;
const onDay = (at: number) => new Date(at).toLocaleDateString('sv');
const show = (at: number) =>
  ({ nudgeId: 'attending-autonomy-email', moment: 'compose', shownAt: at, shownOn: onDay(at), answer: null }) as const;
const press = (selector: string) => (page: Page) => page.locator(selector).first().click();

export const pageStates: readonly PageState[] = [
  { name: 'first run', page: 'first-run.html' },
  { name: 'first run, done', page: 'first-run.html', prepare: press('tend-first-run main > button.primary') },
  { name: 'popup, quiet', page: 'popup.html' },
  {
    name: 'popup, a prompt with all its buttons',
    page: 'popup.html',
    stored: (now) => ({ memory: remembered(show(now)) }),
    prepare: async (page) => {
      await press('[data-choice=why]')(page);
      await press('[data-choice=more]')(page);
    },
  },
  {
    name: 'popup, snoozed',
    page: 'popup.html',
    stored: (now) => ({ status: { ...defaultStatus, snoozedUntil: now + 3_600_000 } }),
  },
  {
    name: 'popup, drawn back',
    page: 'popup.html',
    stored: (now) => ({ memory: remembered(...[9, 8, 7, 6, 5, 4, 3, 2, 1].map((days) => show(now - days * dayMs))) }),
  },
  {
    name: 'popup, prompts off',
    page: 'popup.html',
    stored: () => ({ settings: { ...allDaySettings, dose: 'off' } }),
  },
  {
    name: 'popup, a site that takes no prompts',
    page: 'popup.html',
    prepare: async (page) => {
      await press('own-place-offer button')(page);
      await page.locator('own-place-form p').first().waitFor();
    },
  },
  { name: 'panel, empty', page: 'sidepanel.html' },
  { name: 'panel, with plans', page: 'sidepanel.html', hasJournal: true },
  { name: 'look back, empty', page: 'look-back.html' },
  {
    name: 'look back, half a year',
    page: 'look-back.html',
    hasJournal: true,
    prepare: (page) => page.locator('practice-picture').waitFor(),
  },
  { name: 'look back, locked', page: 'look-back.html', hasJournal: true, isLocked: true },
  { name: 'panel, locked', page: 'sidepanel.html', hasJournal: true, isLocked: true },
  { name: 'settings, locked', page: 'options.html', hasJournal: true, isLocked: true },
  { name: 'settings', page: 'options.html' },
  {
    name: 'settings, much chosen',
    page: 'options.html',
    stored: (now) => ({
      settings: {
        ...allDaySettings,
        quietHours: { from: '22:00', to: '07:00' },
        timeOff: [{ from: onDay(now + 5 * dayMs), to: onDay(now + 9 * dayMs) }],
        challenge: { stage: 'cause', since: now - dayMs },
      },
    }),
    prepare: press('delete-all button'),
  },
  {
    name: 'settings, something could not be read',
    page: 'options.html',
    stored: () => ({ status: { version: 1, snoozedUntil: 'soon' } }),
  },
  { name: 'own place, none', page: 'own-place.html' },
  {
    name: 'own place, a site',
    page: 'own-place.html',
    inSession: { lookedAt: { kind: 'site', origin: 'https://rota.example.org' } },
    prepare: (page) => page.locator('own-place-form fieldset').waitFor(),
  },
  { name: 'privacy', page: 'privacy.html' },
  {
    name: 'popup, something new',
    page: 'popup.html',
    stored: () => ({ news: { version: 1, waiting: { after: '0.0.1', newest: '0.1.0' } } }),
  },
  {
    name: 'what is new',
    page: 'whats-new.html',
    stored: () => ({ news: { version: 1, waiting: { after: '0.2.0', newest: '0.4.0' } } }),
    prepare: (page) => page.locator('tend-whats-new li').first().waitFor(),
  },
];

/** Opens a page in one state and language. */
export async function openState(tend: ExtensionInChromium, state: PageState, locale: Locale): Promise<Page> {
  const now = Date.now();
  const settings = { ...allDaySettings, locale };
  const { settings: chosen, ...items } = (state.stored?.(now) ?? {}) as Record<string, object>;
  await tend.worker.evaluate(async () => {
    await chrome.storage.local.clear();
    await chrome.storage.session.clear();
  });
  await store(tend.worker, { settings, status: defaultStatus, memory: emptyMemory, offer: noOffer });
  const page = await tend.open('options.html');
  // What the state before left in the journal; only the background may write there.
  await page.evaluate(() => chrome.runtime.sendMessage({ type: 'everythingDeleted' }));
  await store(tend.worker, { settings });
  if (state.hasJournal) await bringInJournal(page, practisedMonths(6, locale, now));
  if (state.isLocked) await lock(page);
  await tend.worker.evaluate((inSession) => chrome.storage.session.set(inSession), state.inSession ?? {});
  await store(tend.worker, { ...items, ...(chosen ? { settings: { ...chosen, locale } } : {}) });
  await page.goto(tend.address(state.page));
  await expect(page.locator('html')).toHaveAttribute('lang', locale);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await state.prepare?.(page);
  return page;
}

async function lock(page: Page): Promise<void> {
  for (const name of ['next', 'again'])
    await page.locator(`journal-lock input[name=${name}]`).fill('four boats on a river');
  await page.locator('journal-lock form button:not([type])').click();
  await page.locator('journal-lock #after').waitFor();
  await page.evaluate(() => chrome.runtime.sendMessage({ type: 'lockWanted' }));
}
