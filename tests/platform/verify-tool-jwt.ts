import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import type { PlatformState } from './platform-state.ts';
import type { RegisteredTool } from './registered-tool.ts';

const cachedKeySets = new WeakMap<RegisteredTool, JSONWebKeySet>();

/**
 * Verifies a JWT that a tool signed (client assertion, deep linking response) as Moodle does: the key set is fetched
 * once and again only when verification fails, the header must name a key, and neither `iat` nor `nbf` may lie even a
 * second in the future. Throws an Error whose message is the platform's; note that some of them hold quotes.
 */
export async function verifyToolJwt(state: PlatformState, tool: RegisteredTool, jwt: string): Promise<JWTPayload> {
  if (!decodeHeader(jwt).kid) throw new Error('"kid" empty, unable to lookup correct key');
  const payload = await verifyWithRefetch(state, tool, jwt);
  const { iat, nbf } = payload;
  const latest = Math.floor(state.now() / 1000) + state.profile.token.issuedInFutureSeconds;
  for (const moment of [nbf, iat]) {
    if (moment !== undefined && moment > latest) {
      throw new Error(`Cannot handle token prior to ${new Date(moment * 1000).toISOString()}`);
    }
  }
  return payload;
}

async function verifyWithRefetch(state: PlatformState, tool: RegisteredTool, jwt: string): Promise<JWTPayload> {
  const cached = cachedKeySets.get(tool);
  if (cached) {
    const payload = await verify(state, cached, jwt).catch(() => null);
    if (payload) return payload;
  }
  const fetched = await fetchKeySet(tool);
  cachedKeySets.set(tool, fetched);
  return verify(state, fetched, jwt);
}

async function verify(state: PlatformState, keySet: JSONWebKeySet, jwt: string): Promise<JWTPayload> {
  if (!keySet.keys.some((key) => key.kid === decodeHeader(jwt).kid)) {
    throw new Error('"kid" invalid, unable to lookup correct key');
  }
  try {
    const algorithms = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'];
    const moment = new Date(state.now());
    const { payload } = await jwtVerify(jwt, createLocalJWKSet(keySet), {
      algorithms,
      currentDate: moment,
      clockTolerance: 1e9,
    });
    if (payload.exp !== undefined && payload.exp <= Math.floor(state.now() / 1000)) throw new Error('Expired token');
    return payload;
  } catch (error) {
    if (error instanceof Error && error.message === 'Expired token') throw error;
    throw new Error('Signature verification failed', { cause: error });
  }
}

async function fetchKeySet(tool: RegisteredTool): Promise<JSONWebKeySet> {
  const response = await fetch(tool.jwksUrl, { headers: { 'user-agent': 'MoodleBot/1.0' }, redirect: 'error' });
  if (!response.ok) throw new Error(`Fetching the key set failed: ${response.status}`);
  return (await response.json()) as JSONWebKeySet;
}

function decodeHeader(jwt: string): { kid?: string | undefined } {
  try {
    return decodeProtectedHeader(jwt);
  } catch {
    throw new Error('Wrong number of segments');
  }
}
