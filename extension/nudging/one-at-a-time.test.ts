import { expect, it } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

it('runs work in the order in which it came, each after the one before has ended', async () => {
  const log: string[] = [];
  const work = (name: string) => async () => {
    log.push(`${name} begins`);
    await Promise.resolve();
    log.push(`${name} ends`);
  };
  await Promise.all([oneAtATime(work('a')), oneAtATime(work('b'))]);
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});

it('lets upkeep wait for all that was asked for, and forgets none of it', async () => {
  const log: string[] = [];
  const note = (name: string) => async () => void log.push(name);
  const upkeep = oneAtATime(note('upkeep'), { isUpkeep: true });
  await Promise.all([oneAtATime(note('a')), oneAtATime(note('b')), upkeep]);
  expect(log).toEqual(['a', 'b', 'upkeep']);
});

it('goes on after work that failed, and tells who asked', async () => {
  const failed = oneAtATime(async () => Promise.reject(new Error('no room')));
  expect(await oneAtATime(async () => 'next')).toBe('next');
  await expect(failed).rejects.toThrow('no room');
});
