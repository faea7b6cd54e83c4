import { describe, expect, test } from 'vitest';
import { createRefusalCounter, refusalsAMinute } from './refusal-counter.ts';

/** A counter whose time is set by hand. */
function startCounter(most?: number) {
  let now = 1_000_000;
  const counter = createRefusalCounter(() => now, most);
  return {
    ...counter,
    tick: (milliseconds: number) => void (now += milliseconds),
    refuse(address: string, times: number, group = 'launch') {
      for (let i = 0; i < times; i += 1) counter.count(group, address);
    },
  };
}

describe('the counter of refusals', () => {
  test('lets 600 pass, and no more until a minute after the first', () => {
    const counter = startCounter();
    counter.refuse('192.0.2.1', 1);
    counter.tick(20_000);
    counter.refuse('192.0.2.1', refusalsAMinute - 2);
    expect(counter.waitOf('launch', '192.0.2.1')).toBe(0);
    expect(counter.count('launch', '192.0.2.1')).toBe(true);
    expect(counter.waitOf('launch', '192.0.2.1')).toBe(40_000);
    expect(counter.count('launch', '192.0.2.1')).toBe(false);
    counter.tick(40_000);
    expect(counter.waitOf('launch', '192.0.2.1')).toBe(0);
    counter.refuse('192.0.2.1', refusalsAMinute - 1);
    expect(counter.waitOf('launch', '192.0.2.1')).toBe(0);
  });

  test('keeps addresses apart, and groups of routes', () => {
    const counter = startCounter();
    counter.refuse('192.0.2.1', refusalsAMinute);
    expect(counter.waitOf('launch', '192.0.2.2')).toBe(0);
    expect(counter.waitOf('api', '192.0.2.1')).toBe(0);
  });

  test.each([
    ['a network of IPv6', '2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff'],
    ['IPv4 as IPv6', '192.0.2.1', '::ffff:192.0.2.1'],
    ['two spellings', '2001:db8:0:0::1', '2001:DB8::1'],
  ])('knows %s as one', (_name, one, other) => {
    const counter = startCounter();
    counter.refuse(one, refusalsAMinute);
    expect(counter.waitOf('launch', other)).toBeGreaterThan(0);
  });

  test('knows two networks of IPv6 as two', () => {
    const counter = startCounter();
    counter.refuse('2001:db8:1:2::1', refusalsAMinute);
    expect(counter.waitOf('launch', '2001:db8:1:3::1')).toBe(0);
  });

  test('counts what is no address too', () => {
    const counter = startCounter();
    counter.refuse('/run/tend.sock', refusalsAMinute);
    expect(counter.waitOf('launch', '/run/tend.sock')).toBeGreaterThan(0);
  });

  test('keeps as many addresses as it may, and the busy ones among them', () => {
    const counter = startCounter(10);
    counter.refuse('192.0.2.1', refusalsAMinute);
    for (let i = 0; i < 1000; i += 1) {
      counter.refuse(`198.51.100.${i % 256}`, 1);
      counter.waitOf('launch', '192.0.2.1');
    }
    expect(counter.waitOf('launch', '192.0.2.1')).toBeGreaterThan(0);
    expect(counter.waitOf('launch', '198.51.100.1')).toBe(0);
  });
});
