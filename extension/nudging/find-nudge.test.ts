import { beforeEach, expect, it, vi } from 'vitest';
import { browser, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { exampleNudge } from '../../tests/support/selection-examples.ts';
import { findNudge } from './find-nudge.ts';
import { forgetNudges } from './load-nudges.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));
beforeEach(() => {
  resetBrowser([exampleNudge('a'), exampleNudge('b')]);
  forgetNudges();
});

const find = (id: string | null) => findNudge(Promise.resolve(id));
const pack = (...ids: string[]) => ({
  ...{ id: 'our-pack', version: 1, name: 'Ours', publisher: null, moduleCount: 0, from: null, keptAt: 0 },
  nudges: ids.map((id) => exampleNudge(id, { behaviour: 'helping' })),
});

it('finds one prompt of this build, and checks no other', async () => {
  resetBrowser([exampleNudge('a'), { ...exampleNudge('b'), behaviour: 'shouting' as never }]);
  expect(await find('a')).toEqual([exampleNudge('a')]);
  await expect(find('b')).rejects.toThrow();
});

it('finds none where none is wanted, or it is gone', async () => {
  expect(await find(null)).toEqual([]);
  expect(await find('gone')).toEqual([]);
});

it('finds one of a pack, and this build’s own of the same id before it', async () => {
  await browser.storage.local.set({ packs: { version: 1, packs: [pack('theirs', 'a')] } });
  expect(await find('theirs')).toEqual(pack('theirs').nudges);
  expect(await find('a')).toEqual([exampleNudge('a')]);
});

it('rejects where this build’s own file is not one', async () => {
  vi.stubGlobal('fetch', async () => Response.json({ nudges: [] }));
  await expect(find(null)).rejects.toThrow();
});
