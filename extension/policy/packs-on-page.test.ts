import { beforeEach, expect, it, vi } from 'vitest';
import { browser, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { fetchPolicyPacks } from './fetch-policy-packs.ts';
import { fetchPacksOnPage } from './packs-on-page.ts';
import { readSettings } from './load-settings.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));
vi.mock('./fetch-policy-packs.ts', () => ({ fetchPolicyPacks: vi.fn() }));
vi.mock('./load-settings.ts', { spy: true });

const packs = [{ url: 'https://packs.example.org/board.yaml', integrity: `sha384-${'A'.repeat(64)}` }];
beforeEach(() => {
  resetBrowser();
  vi.mocked(fetchPolicyPacks).mockReset();
  vi.mocked(readSettings).mockClear();
});

/** The page has looked as many times. */
const hasLooked = (times: number) =>
  vi.waitFor(async () => {
    expect(readSettings).toHaveBeenCalledTimes(times);
    await vi.mocked(readSettings).mock.results.at(-1)?.value;
  });

it('fetches what is due, and nothing before an organisation sets a pack or after it sets none', async () => {
  fetchPacksOnPage();
  await hasLooked(1);
  await browser.storage.managed.set({ packs });
  await vi.waitFor(() => expect(fetchPolicyPacks).toHaveBeenCalledTimes(1));
  expect(fetchPolicyPacks).toHaveBeenCalledWith({ isWanted: false });
  await browser.storage.managed.set({ packs: [] });
  await hasLooked(3);
  expect(fetchPolicyPacks).toHaveBeenCalledTimes(1);
});

it('tries again later where it could not', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
  await browser.storage.managed.set({ packs });
  vi.mocked(fetchPolicyPacks).mockRejectedValueOnce(new Error('away'));
  fetchPacksOnPage();
  await vi.waitFor(() => expect(logged).toHaveBeenCalledTimes(1));
  await browser.storage.managed.set({ packs: [...packs, ...packs] });
  await vi.waitFor(() => expect(vi.mocked(fetchPolicyPacks).mock.calls.length).toBeGreaterThan(1));
});
