import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { fetchFeed, maxFeedBytes } from './fetch-feed.ts';

let server: Server;
afterEach(() => server.close());

async function serve(answer: RequestListener): Promise<string> {
  server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret/basic.ics`;
}

test('brings the text and what the server calls its version, and sends nothing of the person', async () => {
  let headers: IncomingHttpHeaders = {};
  const address = await serve((request, response) => {
    ({ headers } = request);
    response.writeHead(200, { etag: '"v1"' }).end('BEGIN:VCALENDAR');
  });
  expect(await fetchFeed(address, null)).toEqual({ kind: 'fetched', text: 'BEGIN:VCALENDAR', etag: '"v1"' });
  for (const name of ['cookie', 'referer', 'if-none-match']) expect(headers).not.toHaveProperty(name);
});

test('asks whether it is still the same', async () => {
  const address = await serve((request, response) => {
    response.writeHead(request.headers['if-none-match'] === '"v1"' ? 304 : 200).end();
  });
  expect(await fetchFeed(address, '"v1"')).toEqual({ kind: 'same' });
  expect(await fetchFeed(address, '"v0"')).toMatchObject({ kind: 'fetched', etag: null });
});

test.each([
  [401, 'refused'],
  [403, 'refused'],
  [404, 'missing'],
  [410, 'missing'],
  [429, 'unreachable'],
  [500, 'unreachable'],
  [503, 'unreachable'],
])('an answer of %d is "%s"', async (status, problem) => {
  const address = await serve((_request, response) => response.writeHead(status).end());
  expect(await fetchFeed(address, null)).toEqual({ kind: 'failed', problem });
});

test('does not follow to another address', async () => {
  let visits = 0;
  const address = await serve((_request, response) => {
    visits += 1;
    response.writeHead(302, { location: '/login' }).end();
  });
  expect(await fetchFeed(address, null)).toMatchObject({ kind: 'failed' });
  expect(visits).toBe(1);
});

test('hangs up on a feed that is too large', async () => {
  const address = await serve((_request, response) => response.end(Buffer.alloc(maxFeedBytes + 1, 'x')));
  expect(await fetchFeed(address, null)).toEqual({ kind: 'failed', problem: 'tooLarge' });
});

test('nobody there', async () => {
  const address = await serve(() => {});
  server.close();
  await once(server, 'close');
  expect(await fetchFeed(address, null)).toEqual({ kind: 'failed', problem: 'unreachable' });
});
