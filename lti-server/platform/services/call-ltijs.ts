import { createPrivateKey } from 'node:crypto';
import * as z from 'zod';
import { PlatformUrlError } from '../check-platform-url.ts';
import { findSigningKey } from '../tool-keys.ts';
import { AccessTokenError, dropAccessToken, readAccessToken } from './access-token.ts';
import { ltijsCall } from './ltijs-call.ts';
import { ServiceError } from './service-error.ts';
import type { ServiceCaller } from './services.ts';

/** Runs `work` in ltijs with the caller's registration and the tool's newest key in view, without an access token. */
export async function signWithLtijs<T>(caller: ServiceCaller, work: () => Promise<T>): Promise<T> {
  return inCall(caller, null, work);
}

/**
 * Runs `work`, which asks a service of the platform through ltijs, under an access token of ours; a token that is
 * refused (401) is renewed once.
 * @throws ServiceError for whatever the platform did wrong.
 */
export async function askWithLtijs<T>(
  caller: ServiceCaller,
  scope: string,
  work: (token: { token_type: string; access_token: string }) => Promise<T>,
): Promise<T> {
  const { tool, registration } = caller;
  for (let attempt = 1; ; attempt += 1) {
    const token = await readTokenFor(caller, scope);
    try {
      return await inCall(caller, token, () => work({ token_type: 'Bearer', access_token: token }));
    } catch (error) {
      const failure = toServiceError(error);
      if (failure.status !== 401 || attempt > 1) throw failure;
      await dropAccessToken(tool, registration, [scope], token);
    }
  }
}

async function readTokenFor({ tool, registration }: ServiceCaller, scope: string): Promise<string> {
  try {
    return await readAccessToken(tool, registration, [scope]);
  } catch (cause) {
    if (!(cause instanceof AccessTokenError)) throw cause;
    const isAway = cause.status === null || cause.status >= 500;
    throw new ServiceError(isAway ? 'unreachable' : 'no-token', cause.status, { cause });
  }
}

async function inCall<T>(
  { tool, registration }: ServiceCaller,
  accessToken: string | null,
  work: () => Promise<T>,
): Promise<T> {
  const { kid, privateJwk } = await findSigningKey(tool);
  const privateKeyPem = createPrivateKey({ key: privateJwk, format: 'jwk' }).export({ type: 'pkcs8', format: 'pem' });
  return ltijsCall.run({ tool, registration, kid, privateKeyPem: String(privateKeyPem), accessToken }, work);
}

/** ltijs passes on the errors of its HTTP client, of JSON.parse, and TypeErrors about bodies of another shape. */
function toServiceError(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  const { name, code, response } = error as { name?: string; code?: string; response?: { statusCode?: number } };
  const cause = { cause: error };
  // Cut off by us (too long) or by them; both still carry the status of the answer that began well.
  if (name === 'CancelError') return new ServiceError('unreadable', null, cause);
  if (name === 'TimeoutError' || name === 'ReadError') return new ServiceError('no-answer', null, cause);
  if (response?.statusCode) {
    return new ServiceError(response.statusCode >= 500 ? 'no-answer' : 'refused', response.statusCode, cause);
  }
  if (isUnreadable(error)) return new ServiceError('unreadable', null, cause);
  const isAddress = error instanceof PlatformUrlError || code !== undefined;
  if (isAddress) return new ServiceError('unreachable', null, cause);
  throw error;
}

function isUnreadable(error: unknown): boolean {
  const isShape = error instanceof SyntaxError || error instanceof TypeError || error instanceof z.ZodError;
  return isShape || (error as { name?: string }).name === 'ParseError';
}
