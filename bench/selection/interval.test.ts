import { expect, it } from 'vitest';
import { intervalOver } from './interval.ts';

it('is the mean with Student’s 95 % half width', () => {
  // Ten values with a deviation of 1: 2.262 / √10.
  const values = [-1, 1, -1, 1, -1, 1, -1, 1, -1, 1].map((value) => 5 + value * Math.sqrt(0.9));
  const { mean, halfWidth } = intervalOver(values);
  expect(mean).toBeCloseTo(5);
  expect(halfWidth).toBeCloseTo(2.262 / Math.sqrt(10), 3);
});

it('is exactly as wide as nothing where nothing varies', () => {
  expect(intervalOver([0.1, 0.1, 0.1]).halfWidth).toBe(0);
});

it.each([[[]], [[1]], [Array.from({ length: 11 }, () => 1)]])('refuses %j', (values) => {
  expect(() => intervalOver(values)).toThrow(`not ${values.length}`);
});
