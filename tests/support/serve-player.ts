import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

/** Serves the player alone (player.html), from its source. `address` is that page. */
export async function servePlayer(): Promise<{ address: string; stop(): Promise<void> }> {
  const server = await createServer({
    root: fileURLToPath(new URL('../../', import.meta.url)),
    configFile: false,
    cacheDir: 'test-results/.vite-player',
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
  });
  await server.listen();
  return { address: `${server.resolvedUrls?.local[0] ?? ''}tests/support/player.html`, stop: () => server.close() };
}
