import { describe, expect, it } from 'vitest';
import type { HandOver } from '#shared/schemas/hand-over.ts';
import { isHandOverAddress } from './find-hand-over.ts';
import { isKept, planOf } from './plan-of.ts';
import { readHandOver } from './read-hand-over.ts';
import { planSchema } from '#shared/schemas/plan.ts';

const handOver: HandOver = {
  format: 'tend-hand-over',
  version: 1,
  plan: { cue: 'we meet', response: 'ask Ana' },
  module: { id: 'notice', title: 'Notice', behaviours: ['attending'] },
  followUpsOn: ['2026-11-25'],
  wayBack: 'https://moodle.example.org/course/view.php?id=3',
};
const origin = 'https://tend.example.org';
const read = (value: unknown, from = origin) => readHandOver({ origin: from, text: JSON.stringify(value) });

describe('the window that is read', () => {
  it.each([
    'https://tend.example.org/take-it-to-work',
    'https://tend.example.org:8443/take-it-to-work',
    'http://localhost:3000/take-it-to-work',
    'http://127.0.0.1:3000/take-it-to-work',
  ])('is %s', (address) => {
    expect(isHandOverAddress(address)).toBe(true);
  });

  it.each([
    undefined,
    '',
    'about:blank',
    'https://tend.example.org/',
    'https://tend.example.org/take-it-to-work/',
    'https://tend.example.org/take-it-to-work/more',
    'https://tend.example.org/Take-it-to-work',
    'https://tend.example.org/take-it-to-work?plan=1',
    'https://tend.example.org/take-it-to-work#plan',
    'https://sam@tend.example.org/take-it-to-work',
    'http://tend.example.org/take-it-to-work',
    'http://localhost.example.org/take-it-to-work',
    'file:///take-it-to-work',
    'chrome-extension://abc/take-it-to-work',
  ])('is not %s', (address) => {
    expect(isHandOverAddress(address)).toBe(false);
  });
});

describe('what a page holds out', () => {
  it('is read as it was handed over', () => {
    expect(read(handOver)).toEqual({ kind: 'read', handOver });
  });

  it.each<[string, string, 'unread' | 'newer']>([
    ['nothing', '', 'unread'],
    ['half of it', JSON.stringify(handOver).slice(0, 80), 'unread'],
    ['markup', '<img src=x onerror=alert(1)>', 'unread'],
    ['a list', '[]', 'unread'],
    ['null', 'null', 'unread'],
    ['more than fits', JSON.stringify(handOver) + ' '.repeat(8000), 'unread'],
    ['another shape', JSON.stringify({ ...handOver, name: 'Sam' }), 'unread'],
    ['a changed prototype', '{"__proto__":{"format":"tend-hand-over"}}', 'unread'],
    ['deep nesting', '['.repeat(7000), 'unread'],
    ['a later version', JSON.stringify({ ...handOver, version: 2, mood: 'calm' }), 'newer'],
  ])('is refused: %s', (_case, text, reason) => {
    expect(readHandOver({ origin, text })).toEqual({ kind: 'refused', reason });
  });

  it('leads to this device only from this device', () => {
    const here = { ...handOver, wayBack: 'http://127.0.0.1:8080/admin' };
    const { wayBack: _wayBack, ...without } = handOver;
    expect(read(here)).toEqual({ kind: 'read', handOver: without });
    expect(read(here, 'http://localhost:3000')).toEqual({ kind: 'read', handOver: here });
  });
});

describe('the plan that is kept of it', () => {
  const plan = planOf(handOver, { id: 'p', now: 5, comesAt: 'meeting' });

  it('is a plan with what belongs to it', () => {
    expect(planSchema.parse(plan)).toEqual({
      ...{ id: 'p', cue: 'we meet', response: 'ask Ana', from: { kind: 'module', id: 'notice' }, createdAt: 5 },
      comesAt: 'meeting',
      course: {
        title: 'Notice',
        behaviours: ['attending'],
        followUpsOn: ['2026-11-25'],
        wayBack: 'https://moodle.example.org/course/view.php?id=3',
      },
    });
    expect(planOf(handOver, { id: 'p', now: 5, comesAt: null })).not.toHaveProperty('comesAt');
  });

  it('is known again by its module and its words', () => {
    expect(isKept([plan], handOver)).toBe(true);
    expect(isKept([], handOver)).toBe(false);
    expect(isKept([{ ...plan, response: 'ask Ben' }], handOver)).toBe(false);
    expect(isKept([{ ...plan, from: { kind: 'module', id: 'not-soft' } }], handOver)).toBe(false);
    expect(isKept([{ ...plan, from: { kind: 'nudge', id: 'notice' } }], handOver)).toBe(false);
  });
});
