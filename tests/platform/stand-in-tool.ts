import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import { type CryptoKey, exportJWK, generateKeyPair, type GenerateKeyPairResult, type JWK, SignJWT } from 'jose';
import type { RunningPlatform } from './running-platform.ts';

/** One pair for all stand-ins of a process: making it is what takes time. */
let keyPair: Promise<GenerateKeyPairResult> | undefined;

/**
 * The least a tool must be to talk with the platform: a key set, a login that asks back, and a launch address that
 * writes down what was posted to it. For the simulator's own tests.
 */
export class StandInTool {
  readonly launches: URLSearchParams[] = [];
  /** The Cookie header of each launch. */
  readonly launchCookies: (string | undefined)[] = [];
  readonly url: string;
  /** What the key set publishes; a test may change it. */
  readonly publicKeys: JWK[];
  keySetRequests = 0;
  /** Laid over the auth request; null leaves a parameter out. */
  authChanges: Record<string, string | null> = {};
  readonly #app: FastifyInstance;
  readonly #privateKey: CryptoKey;

  private constructor(app: FastifyInstance, url: string, privateKey: CryptoKey, publicJwk: JWK) {
    this.#app = app;
    this.url = url;
    this.#privateKey = privateKey;
    this.publicKeys = [publicJwk];
  }

  static async start(platform: RunningPlatform): Promise<StandInTool> {
    const { privateKey, publicKey } = await (keyPair ??= generateKeyPair('RS256', { extractable: true }));
    const publicJwk = { ...(await exportJWK(publicKey)), kid: 'stand-in', alg: 'RS256', use: 'sig' };
    const app = Fastify({ forceCloseConnections: true });
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
    const routes = { tool: null as StandInTool | null };
    app.get('/keys', async () => routes.tool?.answerKeys());
    app.post('/login', async (request, reply) =>
      reply.redirect(routes.tool?.answerLogin(platform, request.body) ?? ''),
    );
    app.get('/login', async (request, reply) =>
      reply.redirect(routes.tool?.answerLogin(platform, request.url.split('?')[1]) ?? ''),
    );
    app.post('/launch', async (request, reply) => {
      routes.tool?.launches.push(new URLSearchParams(String(request.body)));
      routes.tool?.launchCookies.push(request.headers.cookie);
      return reply.type('text/html').send('<p>Launched</p>');
    });
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    routes.tool = new StandInTool(app, url.replace('127.0.0.1', 'localhost'), privateKey, publicJwk);
    return routes.tool;
  }

  get registration() {
    const { url } = this;
    return { loginUrl: `${url}/login`, redirectUris: [`${url}/launch`], jwksUrl: `${url}/keys` };
  }

  answerKeys(): { keys: JWK[] } {
    this.keySetRequests += 1;
    return { keys: this.publicKeys };
  }

  answerLogin(platform: RunningPlatform, body: unknown): string {
    const login = new URLSearchParams(String(body));
    const query = new URLSearchParams({
      scope: 'openid',
      response_type: 'id_token',
      response_mode: 'form_post',
      prompt: 'none',
      client_id: login.get('client_id') ?? '',
      redirect_uri: `${this.url}/launch`,
      login_hint: login.get('login_hint') ?? '',
      lti_message_hint: login.get('lti_message_hint') ?? '',
      state: 'a state',
      nonce: 'a nonce',
    });
    for (const [name, value] of Object.entries(this.authChanges)) {
      if (value === null) query.delete(name);
      else query.set(name, value);
    }
    return `${platform.authUrl}?${query}`;
  }

  sign(claims: Record<string, unknown>, header: Record<string, unknown> = {}): Promise<string> {
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'stand-in', ...header }).sign(this.#privateKey);
  }

  /** An assertion as the Security Framework asks for it, with changes laid over it. */
  assertion(platform: RunningPlatform, clientId: string, changes: Record<string, unknown> = {}): Promise<string> {
    const iat = Math.floor(platform.state.now() / 1000);
    const usual = { iss: clientId, sub: clientId, aud: platform.tokenUrl, iat, exp: iat + 60, jti: randomUUID() };
    return this.sign({ ...usual, ...changes });
  }

  async stop(): Promise<void> {
    await this.#app.close();
  }
}
