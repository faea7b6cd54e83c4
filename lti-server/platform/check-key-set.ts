import type { JWK } from 'jose';
import type { RegistrationRow } from '../database/schema.ts';
import type { Tool } from '../tool.ts';
import { fetchPlatform } from './fetch-platform.ts';
import { explainFailure } from './explain-failure.ts';
import { said, type Finding, type Said } from './finding.ts';
import { isLaunchKey, parseKeySet, sizeOfKey, smallestKey } from './key-set.ts';
import { readBounded } from './read-bounded.ts';

const sizeLimit = 256 * 1024;
/** Canvas takes nothing that is further in the future; our own launches allow a minute. */
const clockTolerance = 30_000;

/** The platform's key set and, by its answer, its clock. */
export async function checkKeySet(tool: Tool, { jwks_url: url }: RegistrationRow): Promise<Finding[]> {
  const what = said('what.keys');
  const fail = (found: Said, change: Said): Finding => ({ what, state: 'fail', found, change });
  let answered;
  try {
    const answer = await fetchPlatform(tool.configuration, url, { headers: { Accept: 'application/json' } });
    const date = answer.headers.get('date');
    answered = { status: answer.status, date, text: await readBounded(answer, sizeLimit) };
  } catch (error) {
    return [fail(explainFailure(error), said('reach.change'))];
  }
  const clock = checkClock(answered.date, tool.clock());
  if (answered.status !== 200)
    return [fail(said('keys.status', { status: answered.status }), said('keys.address')), ...clock];
  const keys = parseKeySet(answered.text);
  if (!keys) return [fail(said('keys.noSet'), said('keys.address')), ...clock];
  return [judgeKeys(keys), ...clock];
}

function judgeKeys(all: readonly JWK[]): Finding {
  const keys = all.filter((key) => key.kid !== undefined && isLaunchKey(key, key.kid));
  const weak = keys.filter((key) => sizeOfKey(key) < smallestKey);
  const found = describeKeys(keys, weak);
  const what = said('what.keys');
  if (keys.length === 0) {
    return { what, state: 'fail', found, change: said('keys.none') };
  }
  if (weak.length === 0) return { what, state: 'ok', found, change: null };
  return {
    what,
    state: weak.length === keys.length ? 'fail' : 'warn',
    found,
    change: said('keys.weak', { size: smallestKey }),
  };
}

function describeKeys({ length: count }: readonly JWK[], weak: readonly JWK[]): Said {
  const [first, ...more] = weak.map((key) => said('keys.bits', { kid: String(key.kid), size: sizeOfKey(key) }));
  if (!first) return said('keys.found', { count });
  const names = more.length === 0 ? first : said('list', { first, count: more.length });
  return said('keys.foundWeak', { count, weak: weak.length, names });
}

function checkClock(date: string | null, now: number): Finding[] {
  const what = said('what.clock');
  const told = Date.parse(date ?? '');
  if (Number.isNaN(told)) return [];
  const apart = Math.round(Math.abs(told - now) / 1000);
  if (apart * 1000 <= clockTolerance)
    return [{ what, state: 'ok', found: said('clock.apart', { seconds: apart }), change: null }];
  return [
    {
      what,
      state: apart > 60 ? 'fail' : 'warn',
      found: said('clock.far', { seconds: apart, time: new Date(told).toISOString() }),
      change: said('clock.change'),
    },
  ];
}
