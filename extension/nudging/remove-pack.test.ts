import { beforeEach, expect, it, vi } from 'vitest';
import { examplePack } from '../../authoring/packs/example-pack.ts';
import { browser, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { keepPack } from '../storage/change-packs.ts';
import { offerItem } from '../storage/items.ts';
import type { KeptPack } from '../storage/kept-pack.ts';
import { maxPacks } from '../storage/pack-origin.ts';
import { packsItem } from '../storage/packs-item.ts';
import { readPacks } from '../storage/read-packs.ts';
import { readItem, writeItem } from '../storage/stored-item.ts';
import { forgetNudges, loadNudges } from './load-nudges.ts';
import { removePack } from './remove-pack.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));

const [nudge] = examplePack().nudges;
const shipped = { ...nudge!, id: 'shipped' };
const pack = (changes: Partial<KeptPack> = {}): KeptPack => ({
  id: 'example-board',
  version: 1,
  name: 'Example',
  publisher: null,
  nudges: [nudge!],
  moduleCount: 0,
  from: null,
  keptAt: 1,
  ...changes,
});
const ids = async () => (await loadNudges()).map(({ id }) => id).toSorted();

beforeEach(() => {
  resetBrowser([shipped]);
  forgetNudges();
});

it('the prompts of a pack are among the others while it is there', async () => {
  await keepPack(pack(), 1);
  forgetNudges();
  expect(await ids()).toEqual(['example-board-email', 'shipped']);
  await removePack('example-board', 2);
  expect(await ids()).toEqual(['shipped']);
});

it('a prompt of it that waits goes with it, another stays', async () => {
  const offer = (nudgeId: string) => ({ ...offerItem.fallback, waiting: { nudgeId, on: '2026-11-23', since: 1 } });
  for (const [nudgeId, stays] of [
    ['example-board-email', false],
    ['shipped', true],
  ] as const) {
    await keepPack(pack(), 1);
    await writeItem(offerItem, offer(nudgeId));
    await removePack('example-board', 2);
    expect((await readItem(offerItem)).value.waiting !== null).toBe(stays);
  }
});

it('what is shipped wins over a pack that has its id', async () => {
  await keepPack(pack({ nudges: [{ ...nudge!, id: 'shipped', version: 9 }] }), 1);
  expect(await loadNudges()).toEqual([shipped]);
});

it('one pack from another time hides neither the others nor what is shipped', async () => {
  await browser.storage.local.set({ [packsItem.key]: { version: 1, packs: [{ id: 'old' }, pack(), null] } });
  expect(await readPacks()).toMatchObject({ packs: [{ id: 'example-board' }], unreadable: 2 });
  expect(await ids()).toEqual(['example-board-email', 'shipped']);
});

it('there is room for some packs, and a newer version of one takes no more', async () => {
  for (let index = 1; index <= maxPacks; index += 1) await keepPack(pack({ id: `pack-${index}` }), 1);
  await expect(keepPack(pack({ id: 'one-more' }), 1)).rejects.toThrow(RangeError);
  await keepPack(pack({ id: 'pack-1', version: 2 }), 1);
  expect((await readPacks()).packs).toHaveLength(maxPacks);
});
