import type { JWK } from 'jose';
import type { RegistrationRow } from '../database/schema.ts';
import type { Tool } from '../tool.ts';
import type { Finding } from './check-connection.ts';
import { fetchPlatform } from './fetch-platform.ts';
import { explainFailure } from './explain-failure.ts';
import { isLaunchKey, parseKeySet, sizeOfKey, smallestKey } from './key-set.ts';
import { readBounded } from './read-bounded.ts';

const sizeLimit = 256 * 1024;
/** Canvas takes nothing that is further in the future; our own launches allow a minute. */
const clockTolerance = 30_000;

/** The platform's key set and, by its answer, its clock. */
export async function checkKeySet(tool: Tool, { jwks_url: url }: RegistrationRow): Promise<Finding[]> {
  const what = 'key set';
  const fail = (found: string, change: string): Finding => ({ what, state: 'fail', found, change });
  let answered;
  try {
    const answer = await fetchPlatform(tool.configuration, url, { headers: { Accept: 'application/json' } });
    const date = answer.headers.get('date');
    answered = { status: answer.status, date, text: await readBounded(answer, sizeLimit) };
  } catch (error) {
    return [fail(explainFailure(error), 'let the server of Tend reach this address, or correct it')];
  }
  const clock = checkClock(answered.date, tool.clock());
  if (answered.status !== 200) return [fail(`status ${answered.status}`, 'correct the key set address'), ...clock];
  const keys = parseKeySet(answered.text);
  if (!keys) return [fail('no JSON Web Key Set', 'correct the key set address'), ...clock];
  return [judgeKeys(keys), ...clock];
}

function judgeKeys(all: readonly JWK[]): Finding {
  const keys = all.filter((key) => key.kid !== undefined && isLaunchKey(key, key.kid));
  const weak = keys.filter((key) => sizeOfKey(key) < smallestKey);
  const found = `${keys.length} for RS256${weak.length === 0 ? '' : `, ${weak.length} of them weak: ${weak.map((key) => `${key.kid} (${sizeOfKey(key)} bits)`).join(', ')}`}`;
  const what = 'key set';
  if (keys.length === 0) {
    return { what, state: 'fail', found, change: 'let the platform sign with RSA keys that have a kid (RS256)' };
  }
  if (weak.length === 0) return { what, state: 'ok', found, change: null };
  return {
    what,
    state: weak.length === keys.length ? 'fail' : 'warn',
    found,
    change: `let the platform sign with keys of at least ${smallestKey} bits; a Canvas of your own begins with sample keys of 512`,
  };
}

function checkClock(date: string | null, now: number): Finding[] {
  const what = 'clock';
  const told = Date.parse(date ?? '');
  if (Number.isNaN(told)) return [];
  const apart = Math.round(Math.abs(told - now) / 1000);
  if (apart * 1000 <= clockTolerance) return [{ what, state: 'ok', found: `${apart} s apart`, change: null }];
  return [
    {
      what,
      state: apart > 60 ? 'fail' : 'warn',
      found: `${apart} s apart: the platform says ${new Date(told).toISOString()}`,
      change: 'set both clocks by NTP; launches and tokens live for a minute or a few',
    },
  ];
}
