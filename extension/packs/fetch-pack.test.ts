import { createServer, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { maxPackBytes } from '#shared/schemas/pack.ts';
import { fetchPack } from './fetch-pack.ts';

let server: Server;
afterEach(() => void (server as Server | undefined)?.close());

async function serve(answer: RequestListener): Promise<string> {
  server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/pack.yaml`;
}

test('brings the bytes as they are, and sends no cookie and no referrer', async () => {
  let headers: object = {};
  const address = await serve((request, response) => {
    ({ headers } = request);
    response.end(Buffer.from([0, 1, 0xff]));
  });
  expect(await fetchPack(address)).toEqual({ kind: 'fetched', bytes: new Uint8Array([0, 1, 0xff]) });
  expect(headers).not.toHaveProperty('cookie');
  expect(headers).not.toHaveProperty('referer');
});

test('asks a browser to follow nothing, and to send nothing of the person along', async () => {
  // Node follows and sends less than browsers do, so what they are asked for is looked at.
  const asked = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('', { status: 404 }));
  await fetchPack('https://packs.example.org/board.yaml');
  expect(asked).toHaveBeenCalledExactlyOnceWith('https://packs.example.org/board.yaml', {
    ...{ credentials: 'omit', redirect: 'manual', referrerPolicy: 'no-referrer', cache: 'no-store' },
    signal: expect.any(AbortSignal) as AbortSignal,
  });
  asked.mockRestore();
});

test('takes a pack of exactly the limit, and not a byte more', async () => {
  let extra = 0;
  const address = await serve((_request, response) => response.end('x'.repeat(maxPackBytes + extra)));
  expect(await fetchPack(address)).toMatchObject({ kind: 'fetched' });
  extra = 1;
  expect(await fetchPack(address)).toEqual({ kind: 'failed', reason: 'too-large' });
});

test('hangs up on an answer that never ends', async () => {
  let hungUp!: () => void;
  const gone = new Promise<void>((resolve) => (hungUp = resolve));
  const address = await serve((_request, response) => {
    const more = (): void => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
    };
    response.on('drain', more).on('close', hungUp);
    more();
  });
  expect(await fetchPack(address)).toEqual({ kind: 'failed', reason: 'too-large' });
  await gone;
});

test.each([404, 403, 500, 204])('an answer of %d is no file', async (status) => {
  const address = await serve((_request, response) => response.writeHead(status).end());
  expect(await fetchPack(address)).toEqual({ kind: 'failed', reason: 'missing' });
});

test('a connection that breaks off is no pack', async () => {
  const address = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('half', () => response.destroy());
  });
  expect(await fetchPack(address)).toEqual({ kind: 'failed', reason: 'unreachable' });
});

test('nobody there', async () => {
  const address = await serve(() => {});
  server.close();
  await once(server, 'close');
  expect(await fetchPack(address)).toEqual({ kind: 'failed', reason: 'unreachable' });
});
