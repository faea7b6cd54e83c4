import { beforeEach, expect, it, vi } from 'vitest';
import {
  browser,
  executeScript,
  granted,
  registeredScripts,
  resetBrowser,
} from '../../tests/support/extension/fake-browser.ts';
import { registerPlaces } from './register-places.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));
beforeEach(() => resetBrowser());

it('registers nothing before a site is allowed', async () => {
  await registerPlaces();
  expect(registeredScripts()).toEqual([]);
});

it('registers a site once, however often it runs', async () => {
  granted.add('https://github.com/*');
  await registerPlaces();
  await registerPlaces();
  expect(registeredScripts()).toMatchObject([
    { id: 'boot-github-review', matches: ['https://github.com/*'], js: ['/places/github-review/boot.js'] },
  ]);
});

it('starts in tabs that are open already', async () => {
  vi.mocked(browser.tabs.query).mockResolvedValue([{ id: 4 }] as never);
  granted.add('https://mail.google.com/*');
  await registerPlaces();
  await vi.waitFor(() => expect(executeScript).toHaveBeenCalled());
  expect(executeScript).toHaveBeenCalledExactlyOnceWith({ target: { tabId: 4 }, files: ['/places/gmail/boot.js'] });
});

it('follows a permission that is widened, narrowed and withdrawn', async () => {
  const matches = () => registeredScripts().map((script) => script.matches);
  granted.add('https://outlook.office.com/*');
  await registerPlaces();
  expect(matches()).toEqual([['https://outlook.office.com/*']]);
  granted.add('https://outlook.live.com/*');
  await registerPlaces();
  expect(matches()).toEqual([['https://outlook.office.com/*', 'https://outlook.live.com/*']]);
  granted.delete('https://outlook.office.com/*');
  await registerPlaces();
  expect(matches()).toEqual([['https://outlook.live.com/*']]);
  granted.clear();
  await registerPlaces();
  expect(matches()).toEqual([]);
});
