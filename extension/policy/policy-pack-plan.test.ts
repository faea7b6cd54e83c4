import { describe, expect, it } from 'vitest';
import type { PolicyPack } from '../storage/policy-packs.ts';
import { alignPacks, isDue } from './policy-pack-plan.ts';

const hour = 3_600_000;
const address = 'https://packs.example.org/board.yaml';
const hash = (letter: string) => `sha384-${letter.repeat(64)}`;
const fresh: PolicyPack = {
  ...{ address, integrity: hash('A'), id: null, wasThere: false },
  ...{ problem: null, triedAt: null, failures: 0 },
};
const kept: PolicyPack = { ...fresh, id: 'board', triedAt: 5 };
const wanted = [{ url: address, integrity: hash('A') }];

describe('the packs of an organisation', () => {
  it('are to be fetched when they are new', () => {
    expect(alignPacks(wanted, [], new Set())).toEqual({ packs: [fresh], dropped: [] });
  });

  it('stay as they are while nothing changes', () => {
    expect(alignPacks(wanted, [kept], new Set(['board']))).toEqual({ packs: [kept], dropped: [] });
  });

  it('go when the organisation no longer has them, but for one that a person had added before', () => {
    expect(alignPacks([], [kept], new Set(['board']))).toEqual({ packs: [], dropped: ['board'] });
    expect(alignPacks([], [{ ...kept, wasThere: true }], new Set(['board']))).toEqual({ packs: [], dropped: [] });
    expect(alignPacks([], [kept], new Set())).toEqual({ packs: [], dropped: [] });
  });

  it('are fetched anew when their hash is another, or when they are gone', () => {
    const next = [{ url: address, integrity: hash('B') }];
    expect(alignPacks(next, [kept], new Set(['board']))).toEqual({
      packs: [{ ...fresh, integrity: hash('B') }],
      dropped: ['board'],
    });
    expect(alignPacks(wanted, [kept], new Set())).toEqual({ packs: [fresh], dropped: [] });
  });

  it('are fetched anew from another address, since that is what an organisation has set', () => {
    const url = 'https://other.example.org/board.yaml';
    expect(alignPacks([{ url, integrity: hash('A') }], [kept], new Set(['board']))).toEqual({
      packs: [{ ...fresh, address: url }],
      dropped: ['board'],
    });
  });
});

describe('a pack is fetched', () => {
  const failed = (failures: number): PolicyPack => ({ ...fresh, problem: 'unreachable', triedAt: 0, failures });

  it('at once when it is new, and never when it is kept', () => {
    expect(isDue(fresh, 0, false)).toBe(true);
    expect(isDue(kept, 1e12, true)).toBe(false);
  });

  it.each([
    [1, 1],
    [2, 4],
    [3, 24],
    [9, 24],
  ])('after %d failures %d hours later, or when somebody asks', (failures, hours) => {
    expect(isDue(failed(failures), hours * hour - 1, false)).toBe(false);
    expect(isDue(failed(failures), hours * hour, false)).toBe(true);
    expect(isDue(failed(failures), 1, true)).toBe(true);
  });

  it('also after a clock that was wrong by years', () => {
    expect(isDue({ ...failed(3), triedAt: 9e12 }, 1e12, false)).toBe(true);
  });
});
