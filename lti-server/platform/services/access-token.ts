import { SignJWT } from 'jose';
import { v4 as uuid } from 'uuid';
import * as z from 'zod';
import { SecretBoxError } from '../../configuration/secret-box.ts';
import type { RegistrationRow } from '../../database/schema.ts';
import type { Tool } from '../../tool.ts';
import { fetchPlatform } from '../fetch-platform.ts';
import { findSigningKey } from '../tool-keys.ts';
import { parseRetryAfter } from './parse-retry-after.ts';
import { readBounded } from '../read-bounded.ts';

/** The platform gave no access token. `status` is that of its answer, null when none was seen. */
export class AccessTokenError extends Error {
  readonly status: number | null;
  /** ms */
  readonly retryAfter: number | null;

  constructor(status: number | null, retryAfter: number | null, options?: ErrorOptions) {
    super(status === null ? 'the token endpoint did not answer' : `no access token, status ${status}`, options);
    this.name = 'AccessTokenError';
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

const second = 1000;
/** A token is not used in its last minute, so that it does not end under way. */
const margin = 60 * second;
/** Moodle refuses an `iat` that is a second in the future, without leeway; clocks differ. */
const backdated = 10;
/** Canvas wants `iat` at most five minutes old; platforms may refuse a longer life (LTI Security 1.0, 4.1.1). */
const assertionLife = 300;
const sizeLimit = 64 * 1024;

const answerSchema = z.object({
  access_token: z.string().min(1),
  // Some platforms write the number as a text; 10 minutes where there is none.
  expires_in: z.coerce.number().positive().catch(600),
});

/** Requests under way, by registration and scopes: callers that want the same token share one request. */
const underWay = new WeakMap<Tool, Map<string, Promise<string>>>();

/**
 * An access token of the platform for exactly these scopes, from the database when one is left with a minute to live.
 * @throws AccessTokenError when the platform refuses or does not answer.
 */
export async function readAccessToken(
  tool: Tool,
  registration: RegistrationRow,
  scopes: readonly string[],
): Promise<string> {
  const key = scopeKey(scopes);
  const kept = await tool.db
    .selectFrom('access_token')
    .select('token')
    .where('registration_id', '=', registration.id)
    .where('scopes', '=', key)
    .where('expires_at', '>', tool.clock() + margin)
    .executeTakeFirst();
  const token = kept && openKept(tool, kept.token, accessTokenPlace(registration.id, key));
  if (token) return token;

  const flights = underWay.get(tool) ?? new Map<string, Promise<string>>();
  underWay.set(tool, flights);
  const flight = `${registration.id} ${key}`;
  let request = flights.get(flight);
  if (!request) {
    request = requestToken(tool, registration, key).finally(() => flights.delete(flight));
    flights.set(flight, request);
  }
  return request;
}

/** Forgets a token that the platform no longer takes, unless another caller has renewed it already. */
export async function dropAccessToken(
  tool: Tool,
  registration: RegistrationRow,
  scopes: readonly string[],
  token: string,
): Promise<void> {
  const key = scopeKey(scopes);
  const kept = await tool.db
    .selectFrom('access_token')
    .select('token')
    .where('registration_id', '=', registration.id)
    .where('scopes', '=', key)
    .executeTakeFirst();
  if (!kept || openKept(tool, kept.token, accessTokenPlace(registration.id, key)) !== token) return;
  await tool.db
    .deleteFrom('access_token')
    .where('registration_id', '=', registration.id)
    .where('scopes', '=', key)
    .where('token', '=', kept.token)
    .execute();
}

/**
 * A new access token, asked of the platform in any case: client credentials with a signed assertion (LTI Security 1.0,
 * 4.1.1; RFC 7523, 2.2). Bodies are form data only.
 * @param key the scopes, sorted, with spaces between them
 * @throws AccessTokenError
 */
export async function requestToken(tool: Tool, registration: RegistrationRow, key: string): Promise<string> {
  const assertion = await signAssertion(tool, registration);
  const { status, retryAfter, text } = await exchange(tool, registration.token_url, {
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
    scope: key,
  });
  const given = status >= 200 && status < 300 ? parseAnswer(text) : null;
  if (!given) throw new AccessTokenError(status, retryAfter);
  const row = {
    token: tool.secretBox.seal(given.access_token, accessTokenPlace(registration.id, key)),
    expires_at: tool.clock() + given.expires_in * second,
  };
  await tool.db
    .insertInto('access_token')
    .values({ registration_id: registration.id, scopes: key, ...row })
    .onConflict((conflict) => conflict.columns(['registration_id', 'scopes']).doUpdateSet(row))
    .execute();
  return given.access_token;
}

async function exchange(tool: Tool, tokenUrl: string, form: Record<string, string>) {
  try {
    const answer = await fetchPlatform(tool.configuration, tokenUrl, {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body: new URLSearchParams(form),
    });
    return {
      status: answer.status,
      retryAfter: parseRetryAfter(answer.headers.get('retry-after'), tool.clock()),
      text: await readBounded(answer, sizeLimit),
    };
  } catch (cause) {
    throw new AccessTokenError(null, null, { cause });
  }
}

/** A token that was sealed by a secret we do not have, as while secrets change, is as good as none: ask for another. */
function openKept({ secretBox }: Tool, sealed: string, place: string): string | null {
  try {
    return secretBox.open(sealed, place);
  } catch (error) {
    if (error instanceof SecretBoxError) return null;
    throw error;
  }
}

/** Moodle labels its JSON text/html: the label is not looked at. */
function parseAnswer(text: string): z.infer<typeof answerSchema> | null {
  try {
    return answerSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

async function signAssertion(tool: Tool, registration: RegistrationRow): Promise<string> {
  const { kid, privateKey } = await findSigningKey(tool);
  const issuedAt = Math.floor(tool.clock() / second) - backdated;
  return (
    new SignJWT()
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
      .setIssuer(registration.client_id)
      .setSubject(registration.client_id)
      // A single text: Brightspace answers 500 to a list.
      .setAudience(registration.audience ?? registration.token_url)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + assertionLife)
      // Sakai refuses a `jti` that it has seen.
      .setJti(uuid())
      .sign(privateKey)
  );
}

function scopeKey(scopes: readonly string[]): string {
  return scopes.toSorted().join(' ');
}

/** Where a token is sealed for. @param key the scopes, sorted, with spaces between them */
export function accessTokenPlace(registrationId: string, key: string): string {
  return `access_token ${registrationId} ${key}`;
}
