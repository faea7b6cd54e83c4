// The least that a launch can cost here: Fastify and jose with the checks of our launch (state once, bound to the
// browser by a cookie, nonce, signature, issuer, audience, times, deployment, message, version, roles, sub), a session
// token, a page. Everything is kept in memory and nothing is written.
import cookie from '@fastify/cookie';
import formBody from '@fastify/formbody';
import fastify from 'fastify';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod';
import { launchPage } from './launch-page.ts';
import { serveMeasured } from './serve-measured.ts';

const claim = 'https://purl.imsglobal.org/spec/lti/claim';
const loginSchema = z.object({
  iss: z.string(),
  login_hint: z.string(),
  target_link_uri: z.string(),
  client_id: z.string(),
  lti_message_hint: z.string().optional(),
});
const answerSchema = z.object({ state: z.string(), id_token: z.string().max(65_536) });
const claimsSchema = z.object({
  sub: z.string(),
  nonce: z.string(),
  name: z.string().nullish(),
  [`${claim}/deployment_id`]: z.string(),
  [`${claim}/message_type`]: z.enum(['LtiResourceLinkRequest', 'LtiDeepLinkingRequest']),
  [`${claim}/version`]: z.literal('1.3.0'),
  [`${claim}/target_link_uri`]: z.string(),
  [`${claim}/roles`]: z.array(z.string()),
  [`${claim}/context`]: z.object({ id: z.string(), title: z.string().nullish() }).nullish(),
  [`${claim}/resource_link`]: z.object({ id: z.string(), title: z.string().nullish() }),
  [`${claim}/custom`]: z.record(z.string(), z.string()).nullish(),
});

const random = () => randomBytes(32).toString('base64url');
const hash = (secret: string) => createHash('sha256').update(secret).digest('base64url');

await serveMeasured(async ({ port, registration }) => {
  const url = `http://127.0.0.1:${port}`;
  const launchUrl = `${url}/launch`;
  const states = new Map<string, { nonce: string; browser: string; expiresAt: number }>();
  const sessions = new Map<string, { sub: string }>();
  const keys = createRemoteJWKSet(new URL(registration.jwksUrl));
  const app = fastify();
  await app.register(cookie);
  await app.register(formBody);

  app.get('/login', (request, reply) => {
    const login = loginSchema.parse(request.query);
    const isKnown = login.iss === registration.issuer && login.client_id === registration.clientId;
    if (!isKnown || !login.target_link_uri.startsWith(`${url}/`)) return reply.code(400).send('Unknown platform');
    const [state, nonce, browser] = [random(), random(), random()];
    states.set(hash(state), { nonce, browser: hash(browser), expiresAt: Date.now() + 600_000 });
    const target = new URL(registration.authUrl);
    target.search = new URLSearchParams({
      ...{ scope: 'openid', response_type: 'id_token', response_mode: 'form_post', prompt: 'none' },
      ...{ client_id: registration.clientId, redirect_uri: launchUrl, login_hint: login.login_hint, state, nonce },
      ...(login.lti_message_hint === undefined ? {} : { lti_message_hint: login.lti_message_hint }),
    }).toString();
    const options = { path: '/', httpOnly: true, secure: true, sameSite: 'none', partitioned: true } as const;
    return reply.setCookie(`__Host-${hash(state)}`, browser, options).redirect(target.href);
  });

  app.post('/launch', async (request, reply) => {
    const { state, id_token } = answerSchema.parse(request.body);
    const stateHash = hash(state);
    const login = states.get(stateHash);
    states.delete(stateHash);
    const browser = request.cookies[`__Host-${stateHash}`];
    if (!login || login.expiresAt < Date.now() || browser === undefined || hash(browser) !== login.browser) {
      return reply.code(400).send('This launch was not begun in this browser');
    }
    const { payload } = await jwtVerify(id_token, keys, {
      ...{ algorithms: ['RS256'], issuer: registration.issuer, audience: registration.clientId },
      ...{ clockTolerance: 60, maxTokenAge: 600, requiredClaims: ['exp', 'iat', 'nonce', 'sub'] },
    });
    const claims = claimsSchema.parse(payload);
    const isMeant = claims.nonce === login.nonce && claims[`${claim}/deployment_id`] === registration.deploymentId;
    if (!isMeant) return reply.code(400).send('This launch is not for this tool');
    const token = random();
    sessions.set(hash(token), { sub: claims.sub });
    return reply
      .header('content-security-policy', `default-src 'self'; frame-ancestors ${registration.issuer}`)
      .type('text/html')
      .send(launchPage({ token, claims }));
  });

  await app.listen({ port, host: '127.0.0.1' });
  return { loginUrl: `${url}/login`, launchUrl };
});
