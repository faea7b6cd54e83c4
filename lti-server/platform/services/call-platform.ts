import { Headers } from 'undici';
import type { RegistrationRow } from '../../database/schema.ts';
import type { Tool } from '../../tool.ts';
import { fetchPlatform } from '../fetch-platform.ts';
import { AccessTokenError, dropAccessToken, readAccessToken } from './access-token.ts';
import { parseRetryAfter } from './parse-retry-after.ts';
import { readBounded } from '../read-bounded.ts';

export interface PlatformRequest {
  method: 'GET' | 'POST';
  /** As the platform gave it in a launch and we stored it. */
  url: string;
  scopes: readonly string[];
  /** Media types are exact: Moodle routes by them and refuses any other. */
  accept?: string;
  contentType?: string;
  body?: string;
}

/** What came back, or the way in which nothing did. */
export type PlatformAnswer =
  | {
      kind: 'answered';
      status: number;
      statusText: string;
      body: string;
      /** ms */
      retryAfter: number | null;
      /** How long the platform took over it, in ms. */
      took: number;
    }
  /** It never left: no connection, unknown host, an address that we do not talk to. */
  | { kind: 'unreachable' }
  /** It left, and no whole answer was seen: time-out, connection lost. The platform may have acted on it. */
  | { kind: 'no-answer' }
  /** The platform did not give an access token, so the request was not sent; `status` null: nor did it answer. */
  | { kind: 'no-token'; status: number | null; retryAfter: number | null };

const sizeLimit = 1024 * 1024;

/** Failures of fetch before a request is on the wire. */
const neverLeft = new Set([
  'PLATFORM_URL',
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** One request to a service of a platform, under an access token; a token that is refused (401) is renewed once. */
export async function callPlatform(
  tool: Tool,
  registration: RegistrationRow,
  request: PlatformRequest,
): Promise<PlatformAnswer> {
  let token: string;
  try {
    token = await readAccessToken(tool, registration, request.scopes);
    const answer = await send(tool, request, token);
    if (answer.kind !== 'answered' || answer.status !== 401) return answer;
    await dropAccessToken(tool, registration, request.scopes, token);
    token = await readAccessToken(tool, registration, request.scopes);
  } catch (error) {
    if (error instanceof AccessTokenError)
      return { kind: 'no-token', status: error.status, retryAfter: error.retryAfter };
    throw error;
  }
  return send(tool, request, token);
}

async function send(tool: Tool, request: PlatformRequest, token: string): Promise<PlatformAnswer> {
  const headers = new Headers({ Authorization: `Bearer ${token}` });
  if (request.accept) headers.set('Accept', request.accept);
  if (request.contentType) headers.set('Content-Type', request.contentType);
  const startedAt = tool.clock();
  try {
    const answer = await fetchPlatform(tool.configuration, request.url, {
      method: request.method,
      headers,
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    const body = await readBounded(answer, sizeLimit);
    const now = tool.clock();
    return {
      kind: 'answered',
      status: answer.status,
      statusText: answer.statusText,
      body,
      retryAfter: parseRetryAfter(answer.headers.get('retry-after'), now),
      took: now - startedAt,
    };
  } catch (error) {
    return { kind: isNeverLeft(error) ? 'unreachable' : 'no-answer' };
  }
}

function isNeverLeft(error: unknown): boolean {
  return neverLeft.has(codeOf(error));
}

/** fetch puts the system's code into the cause, a resolver into the error itself. */
function codeOf(error: unknown): string {
  const { code, cause } = error as { code?: string; cause?: { code?: string } };
  return cause?.code ?? code ?? '';
}
