import { beforeEach, expect, it, vi } from 'vitest';
import { browser, menu, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { allDaySettings } from '../../tests/support/extension/settings.ts';
import { drawSiteMenu, openForSite } from './site-menu.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));

const openPopup = vi.fn();
const openTab = vi.fn();
beforeEach(() => {
  resetBrowser();
  openPopup.mockReset();
  openTab.mockReset();
  Object.assign(browser.action, { openPopup });
  vi.spyOn(browser.tabs, 'create').mockImplementation(openTab);
});

const titles = () => [...menu.values()].map(({ title }) => title);
const lookedAt = async () => (await browser.storage.session.get('lookedAt'))['lookedAt'];
const page = { url: 'https://rota.example.org/week?of=3', windowId: 4 };

it('puts one entry each into the two menus, however often it runs, in the language of the day', async () => {
  await drawSiteMenu();
  await drawSiteMenu();
  expect(titles()).toEqual(['Prompt me on this site…', 'Prompt me on this site…']);
  await browser.storage.local.set({ settings: { ...allDaySettings, locale: 'cy' } });
  await drawSiteMenu();
  expect(titles()).toEqual(['Fy annog ar y safle hwn…', 'Fy annog ar y safle hwn…']);
});

it('does without menus in a browser that has none', async () => {
  const { contextMenus } = browser;
  Object.assign(browser, { contextMenus: undefined });
  await expect(drawSiteMenu()).resolves.toBeUndefined();
  Object.assign(browser, { contextMenus });
});

it('opens the popup over the page, and keeps no more of its address than the site', async () => {
  await openForSite({}, page);
  expect(openPopup).toHaveBeenCalledExactlyOnceWith({ windowId: 4 });
  expect(await lookedAt()).toEqual({ kind: 'site', origin: 'https://rota.example.org' });
  expect(openTab).not.toHaveBeenCalled();
});

it('goes by the page and not by a frame in it, and says of others that they are none', async () => {
  await openForSite({ pageUrl: page.url, frameUrl: 'https://frame.example.net/' } as object);
  expect(await lookedAt()).toMatchObject({ origin: 'https://rota.example.org' });
  await openForSite({}, { url: 'chrome://settings/' });
  expect(await lookedAt()).toEqual({ kind: 'unfit', why: 'browserPage' });
});

it.each([
  ['refuses to open it', () => openPopup.mockRejectedValue(new Error('no active window'))],
  ['cannot', () => Object.assign(browser.action, { openPopup: undefined })],
  [
    'draws its question under it',
    () => vi.spyOn(browser.runtime, 'getURL').mockImplementation((path: string) => `moz-extension://1${path}`),
  ],
])('opens a tab instead of the popup where the browser %s', async (_name, arrange) => {
  arrange();
  await openForSite({}, page);
  expect(openTab).toHaveBeenCalledExactlyOnceWith({ url: expect.stringMatching(/own-place\.html$/) });
  vi.restoreAllMocks();
});
