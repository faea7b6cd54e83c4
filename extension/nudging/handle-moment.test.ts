import { beforeEach, expect, it, vi } from 'vitest';
import { emptyMemory, type SelectionMemory } from '#shared/schemas/selection-memory.ts';
import { allDaySettings } from '../../tests/support/extension/settings.ts';
import { browser, executeScript, granted, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { exampleNudge } from '../../tests/support/selection-examples.ts';
import { readShown } from '../storage/shown-log.ts';
import { handleMoment } from './handle-moment.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));

beforeEach(async () => {
  resetBrowser(['a', 'b'].map((id) => exampleNudge(id, { contexts: ['email'] })));
  await browser.storage.local.set({ settings: allDaySettings });
  granted.add('https://mail.google.com/*');
  vi.spyOn(browser.tabs, 'get').mockResolvedValue({ windowId: 1 } as never);
  screen.mockResolvedValue({ state: 'normal' } as never);
});

const gmail = { tabId: 7, address: 'https://mail.google.com/mail/u/0/#inbox' };
const memory = async () => (await browser.storage.local.get('memory'))['memory'] as SelectionMemory | undefined;
const log = () => readShown(10);
const cards = () => executeScript.mock.calls.filter(([{ files }]) => files?.includes('/card.js'));
const query = () => vi.mocked(browser.tabs.query);
const screen = vi.spyOn(browser.windows, 'get');

it('shows a card in that tab and writes it down', async () => {
  await handleMoment('compose', gmail);
  expect(executeScript).toHaveBeenLastCalledWith({ target: { tabId: 7 }, files: ['/card.js'] });
  expect(executeScript.mock.calls[0]?.[0].args).toEqual(['compose', ['pause', 'leaving']]);
  expect(executeScript.mock.calls[1]?.[0].args[0]).toMatchObject({
    heading: 'Attending · writing an email',
    words: { useful: 'Useful' },
  });
  expect(await log()).toMatchObject([{ moment: 'compose', answer: null, because: { kind: 'neverShown' } }]);
  expect(await memory()).toMatchObject({
    recent: [{ moment: 'compose', answer: null }],
    lastShown: [[expect.stringMatching(/^[ab]$/), expect.anything()]],
  });
});

it('shows one card when two tabs notice a moment at once', async () => {
  await Promise.all([handleMoment('compose', gmail), handleMoment('reply', { ...gmail, tabId: 8 })]);
  expect(await log()).toHaveLength(1);
  expect(cards()).toHaveLength(1);
});

it('chooses nothing while somebody types, and decides anew when the page tells of a break', async () => {
  executeScript.mockResolvedValue([{ result: 'later' }]);
  await handleMoment('compose', gmail);
  expect(executeScript).toHaveBeenCalledTimes(1);
  expect(await memory()).toBeUndefined();
  executeScript.mockResolvedValue([{ result: 'shown' }]);
  await handleMoment('compose', gmail);
  expect(await log()).toHaveLength(1);
});

it('asks the page again after a card that a key came before', async () => {
  executeScript.mockResolvedValue([{ result: 'notShown' }]);
  await handleMoment('compose', gmail);
  expect(executeScript.mock.calls.map(([{ args, files }]) => files ?? typeof args?.[0])).toEqual([
    'string',
    'object',
    ['/card.js'],
    'string',
  ]);
});

it('asks nothing of a page when no prompt is due', async () => {
  await handleMoment('compose', gmail);
  executeScript.mockClear();
  await handleMoment('reply', gmail);
  expect(executeScript).not.toHaveBeenCalled();
});

it('shows nothing in a window that fills the screen', async () => {
  screen.mockResolvedValue({ state: 'fullscreen' } as never);
  await handleMoment('compose', gmail);
  expect(cards()).toEqual([]);
  expect(await memory()).toBeUndefined();
});

it.each([
  ['a call that was allowed sounds', { audible: true }],
  ['a screen is shared, where the browser tells', { screen: true }],
])('shows nothing while %s', async (_name, what) => {
  granted.add('https://meet.google.com/*');
  query().mockImplementation((async (asked: Record<string, unknown>) =>
    Object.entries(what).every(([key, value]) => asked[key] === value) ? [{}] : []) as never);
  await handleMoment('compose', gmail);
  expect(cards()).toEqual([]);
});

it('asks for the sound of allowed sites alone, and bears a browser that knows no windows and no shared screens', async () => {
  granted.add('https://meet.google.com/*');
  screen.mockRejectedValue(new Error('no windows'));
  query()
    .mockRejectedValueOnce(new TypeError('Unexpected property'))
    .mockResolvedValue([] as never);
  await handleMoment('compose', gmail);
  expect(query()).toHaveBeenCalledWith({ audible: true, url: ['https://meet.google.com/*'] });
  expect(await log()).toHaveLength(1);
});

it.each([
  ['a site that was not allowed', 'compose', 'https://outlook.office.com/mail/'],
  ['a site that is no place', 'compose', 'https://mail.google.com.example.org/'],
  ['a moment that the site cannot know', 'review', gmail.address],
  ['an address that is none', 'compose', 'about:blank'],
] as const)('ignores %s', async (_name, moment, address) => {
  await handleMoment(moment, { tabId: 7, address });
  expect(await log()).toEqual([]);
  expect(executeScript).not.toHaveBeenCalled();
});

it.each([
  ['found no room', () => executeScript.mockResolvedValue([{ result: 'notShown' }])],
  [
    'could not be injected',
    () =>
      executeScript.mockImplementation(async ({ files }) => {
        if (files) throw new Error('No tab with id: 7');
        return [{ result: 'now' }];
      }),
  ],
])('takes a prompt back that %s', async (_name, arrange) => {
  arrange();
  await handleMoment('compose', gmail);
  expect(await log()).toEqual([]);
  expect(await memory()).toEqual(emptyMemory);
});

it('shows a prompt also when there is no room left for the log', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await handleMoment('compose', gmail);
  expect(cards()).toHaveLength(1);
  expect((await memory())?.recent).toHaveLength(1);
  expect(logged).toHaveBeenCalled();
});
