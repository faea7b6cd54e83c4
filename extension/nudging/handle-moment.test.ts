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
});

const gmail = { tabId: 7, address: 'https://mail.google.com/mail/u/0/#inbox' };
const memory = async () => (await browser.storage.local.get('memory'))['memory'] as SelectionMemory | undefined;
const log = () => readShown(10);

it('shows a card in that tab and writes it down', async () => {
  await handleMoment('compose', gmail);
  expect(executeScript).toHaveBeenLastCalledWith({ target: { tabId: 7 }, files: ['/card.js'] });
  expect(executeScript.mock.calls[0]?.[0].args[0]).toMatchObject({
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
  expect(executeScript).toHaveBeenCalledTimes(2);
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
  ['could not be injected', () => executeScript.mockRejectedValue(new Error('No tab with id: 7'))],
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
  expect(executeScript).toHaveBeenCalledTimes(2);
  expect((await memory())?.recent).toHaveLength(1);
  expect(logged).toHaveBeenCalled();
});
