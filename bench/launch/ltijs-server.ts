// ltijs 5.9.9 as its guide has it: its own Express app with its own routes, cookies and nonce on, key set address
// instead of a pinned key. Never to be copied: it must not face a network (one unauthenticated POST ends the process),
// so it listens on loopback and lives as long as the bench.
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import { launchPage } from './launch-page.ts';
import { LtijsMemory } from './ltijs-memory.ts';
import { serveMeasured } from './serve-measured.ts';

/** The members used here; the published types are those of version 4. */
interface LtijsProvider {
  app: RequestListener;
  setup(key: string, database: { plugin: LtijsMemory }, options: Record<string, unknown>): void;
  deploy(options: { serverless: true; silent: true }): Promise<true>;
  onConnect(answer: (token: unknown, request: unknown, response: { send(page: string): void }) => void): void;
  registerPlatform(platform: Record<string, unknown>): Promise<unknown>;
}
const { Provider } = createRequire(import.meta.url)('ltijs') as { Provider: LtijsProvider };

await serveMeasured(async ({ port, registration }) => {
  Provider.setup(
    'a secret of the bench that protects nothing',
    { plugin: new LtijsMemory() },
    { appRoute: '/', loginRoute: '/login', cookies: { secure: false, sameSite: '' }, devMode: false },
  );
  Provider.onConnect((token, _request, response) => response.send(launchPage({ token })));
  await Provider.deploy({ serverless: true, silent: true });
  // Makes a key pair of 4,096 bits for the services; long before anything is measured.
  await Provider.registerPlatform({
    url: registration.issuer,
    name: 'Campus',
    clientId: registration.clientId,
    authenticationEndpoint: registration.authUrl,
    accesstokenEndpoint: registration.tokenUrl,
    authConfig: { method: 'JWK_SET', key: registration.jwksUrl },
  });
  // ltijs itself would listen on every interface.
  const server = createServer(Provider.app).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${port}`;
  return { loginUrl: `${url}/login`, launchUrl: `${url}/` };
});
