import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A port that can really be closed and opened again, so that connections are refused in between. */
export class ListeningPort {
  readonly #listener: RequestListener;
  readonly #host: string;
  #port: number;
  #server: Server | null = null;

  constructor(host: string, port: number, listener: RequestListener) {
    this.#host = host;
    this.#port = port;
    this.#listener = listener;
  }

  get port(): number {
    return this.#port;
  }

  /** Rejects when the port is taken. Port 0 picks a free one, which later openings keep. */
  async open(): Promise<void> {
    if (this.#server) return;
    const server = createServer(this.#listener);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, this.#host, resolve);
    });
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** Cuts every connection; resolves when the port is free. */
  async close(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = null;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }
}
