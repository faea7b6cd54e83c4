import type { RequestInit } from 'undici';
import type { AllowedHosts } from '../platform/check-platform-url.ts';
import { fetchPlatform } from '../platform/fetch-platform.ts';
import { readBounded } from '../platform/read-bounded.ts';
import { RegisteringError } from './registering-error.ts';

const timeLimit = 5_000;
const sizeLimit = 64 * 1024;

/**
 * One request of a registration: JSON of at most 64 KB within five seconds, along no redirect.
 * @param token the platform's registration token; without one there is no Authorization header.
 * @throws RegisteringError which tells a status at most: what the platform wrote stays here.
 */
export async function askPlatform(
  configuration: AllowedHosts & { url: string },
  url: string,
  { token, headers, ...init }: Omit<RequestInit, 'headers'> & { token: string; headers?: Record<string, string> },
): Promise<unknown> {
  const { host } = new URL(url);
  const { status, text } = await readAnswer(configuration, url, {
    ...init,
    headers: { Accept: 'application/json', ...headers, ...(token === '' ? {} : { Authorization: `Bearer ${token}` }) },
    signal: AbortSignal.timeout(timeLimit),
  }).catch((cause: unknown) => {
    throw new RegisteringError('platform-away', host, { cause });
  });
  if (status !== 200 && status !== 201) throw new RegisteringError('platform-refused', `${host}: status ${status}`);
  try {
    return parseExactly(text);
  } catch (cause) {
    throw new RegisteringError('answer-unreadable', host, { cause });
  }
}

async function readAnswer(configuration: AllowedHosts & { url: string }, url: string, init: RequestInit) {
  const answer = await fetchPlatform(configuration, url, init);
  return { status: answer.status, text: await readBounded(answer, sizeLimit) };
}

/** Ids may be longer than a number can hold: one that came without quotes keeps its digits. */
function parseExactly(text: string): unknown {
  const keepDigits = (name: string, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && /^(client|deployment)_id$/.test(name) ? context?.source : value;
  return JSON.parse(text, keepDigits);
}
