import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { localeOf, localeOfLaunch } from './locale-of.ts';

async function ask(header: string | undefined, named: string | null = null): Promise<string> {
  const server = fastify();
  server.get('/', (request) => (named === null ? localeOf(request) : localeOfLaunch(named, request)));
  const headers = header === undefined ? {} : { 'accept-language': header };
  return (await server.inject({ url: '/', headers })).body;
}

describe('the language of a request', () => {
  it.each([
    ['cy', 'cy'],
    ['cy-GB, en;q=0.8', 'cy'],
    ['en-GB, cy;q=0.8', 'en'],
    ['de, cy;q=0.5, en;q=0.4', 'cy'],
    ['de', 'en'],
    ['*', 'en'],
    ['', 'en'],
    ['cy;q=0', 'en'],
    [';;;,,%%%', 'en'],
    [undefined, 'en'],
  ])('%s → %s', async (header, expected) => {
    expect(await ask(header)).toBe(expected);
  });
});

describe('the language that a platform names in a launch', () => {
  it.each([
    ['cy', 'cy'],
    ['cy_GB', 'cy'],
    ['CY-gb', 'cy'],
    ['en_us', 'en'],
    ['de', 'en'],
    ['cymru', 'en'],
    ['', 'en'],
  ])('%s → %s, whatever the browser says', async (named, expected) => {
    expect(await ask('cy', named)).toBe(expected);
  });
});
