import { describe, expect, test } from 'vitest';
import { readPages } from './read-pages.ts';

/** Reads a list whose first page names `next`, and whose second ends it. */
function readFrom(first: string, next: string): Promise<number[]> {
  return readPages(
    first,
    async (url) => (url === first ? { items: [1], next } : { items: [2], next: null }),
    () => false,
  );
}

describe('the next page of a list', () => {
  test.each([
    ['https://canvas.example.org/m', 'https://canvas.example.org/m?page=2'],
    ['http://canvas.example.org/m', 'https://canvas.example.org/m?page=2'],
  ])('is read after %s at %s', async (first, next) => {
    expect(await readFrom(first, next)).toEqual([1, 2]);
  });

  test.each([
    ['https://canvas.example.org/m', 'http://canvas.example.org/m?page=2'],
    ['https://canvas.example.org/m', 'https://elsewhere.example.org/m?page=2'],
    ['https://canvas.example.org/m', 'https://canvas.example.org:444/m?page=2'],
    ['http://canvas.example.org/m', 'https://canvas.example.org:8443/m?page=2'],
  ])('is not read after %s at %s', async (first, next) => {
    await expect(readFrom(first, next)).rejects.toMatchObject({ fault: 'unreadable' });
  });
});
