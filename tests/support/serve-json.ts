import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SmallServer {
  url: string;
  close(): Promise<void>;
}

/** A server on loopback that answers everything with that JSON. */
export async function serveJson(read: () => unknown): Promise<SmallServer> {
  return serve(async (_request, response) => {
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(await read()));
  });
}

/** A server on loopback with that handler; closing it cuts what still hangs. */
export async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<SmallServer> {
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
