import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ShownNudge } from '#shared/schemas/history.ts';
import { emptyMemory } from '#shared/schemas/selection-memory.ts';
import { browser, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { exampleNudge, shown } from '../../tests/support/selection-examples.ts';
import { logShown, readShown } from '../storage/shown-log.ts';
import { loadMemory } from './load-memory.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));
beforeEach(() => resetBrowser([exampleNudge('a'), exampleNudge('b', { behaviour: 'helping' })]));

const now = Date.UTC(2026, 10, 23, 10);
const past: ShownNudge[] = [
  shown('a', '2026-11-18', '10:00', 'useful'),
  shown('gone', '2026-11-19', '10:00', 'notNow'),
  shown('b', '2026-11-20', '10:00', 'notForMe'),
  shown('a', '2026-11-21'),
];
const store = (items: object) => browser.storage.local.set(items);
const keys = async () => Object.keys(await browser.storage.local.get()).toSorted();

it('is empty, and writes nothing, where nothing was shown', async () => {
  expect(await loadMemory(now)).toEqual(emptyMemory);
  expect(await keys()).toEqual([]);
});

describe('the history of an earlier version', () => {
  beforeEach(() => store({ history: { version: 1, shown: past } }));

  it('is taken over whole: what rests, what is not wanted, what may be answered, and all of it to look back', async () => {
    expect(await loadMemory(now)).toMatchObject({
      lastShown: [
        ['gone', '2026-11-19'],
        ['a', '2026-11-21'],
      ],
      notForMe: ['b'],
      recent: [
        { nudgeId: 'a', answer: 'useful', factors: { behaviour: 'attending', context: 'meeting' } },
        { nudgeId: 'gone', answer: 'notNow', factors: null },
        { nudgeId: 'b', answer: 'notForMe', factors: { behaviour: 'helping' } },
        { nudgeId: 'a', answer: null },
      ],
    });
    expect(await readShown(9)).toEqual(past.toReversed().map((entry) => ({ ...entry, because: null })));
    expect(await keys()).toEqual(['memory']);
  });

  it('waits where it is while there is no room for the log, and is not remembered twice', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const first = await loadMemory(now);
    expect(await keys()).toEqual(['history', 'memory']);
    open.mockRestore();
    expect(await loadMemory(now)).toEqual(first);
    expect(await readShown(9)).toHaveLength(4);
    expect(await keys()).toEqual(['memory']);
  });

  it('is finished after a worker that died on the way', async () => {
    const first = await loadMemory(now);
    await store({ history: { version: 1, shown: past } });
    expect(await loadMemory(now)).toEqual(first);
    expect(await readShown(9)).toHaveLength(4);
  });

  it('is copied aside where it cannot be read, and prompts start afresh', async () => {
    const raw = { version: 1, shown: [{ nudgeId: 'a' }] };
    await store({ history: raw });
    expect(await loadMemory(now)).toEqual(emptyMemory);
    const { unreadable } = await browser.storage.local.get('unreadable');
    expect(unreadable).toMatchObject({ copies: [{ key: 'history', raw }] });
    expect(await readShown(9)).toEqual([]);
  });
});

it('that cannot be read is copied aside and recalled from the log', async () => {
  await logShown(past.map((entry) => ({ ...entry, because: null })));
  await store({ memory: { version: 9 } });
  const recalled = await loadMemory(now);
  expect(recalled).toMatchObject({
    lastShown: [
      ['gone', '2026-11-19'],
      ['a', '2026-11-21'],
    ],
    notForMe: ['b'],
  });
  expect(await loadMemory(now)).toEqual(recalled);
  const { unreadable } = await browser.storage.local.get('unreadable');
  expect(unreadable).toMatchObject({ copies: [{ key: 'memory', raw: { version: 9 } }] });
});

it('leaves out of the log what cannot be read, and reads the rest', async () => {
  const good = { ...shown('a', '2026-11-18'), because: null };
  await logShown([good, { ...good, shownAt: 1, answer: 'perhaps' as never }]);
  expect(await readShown(9)).toEqual([good]);
});
