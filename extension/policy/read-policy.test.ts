import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPolicy } from '../../tests/support/extension/any-policy.ts';
import { policySchema } from './policy.ts';
import { readPolicy } from './read-policy.ts';

const pack = { url: 'https://tend.example.org/pack.yaml', integrity: `sha384-${'A'.repeat(64)}` };

describe('what an organisation has set', () => {
  it.each([undefined, {}])('may be nothing: %j', (raw) => {
    expect(readPolicy(raw)).toEqual({ policy: {}, unread: [] });
  });

  it.each([null, [], 'policy', 7])('is an object or is not read at all: %j', (raw) => {
    expect(readPolicy(raw)).toEqual({ policy: {}, unread: ['*'] });
  });

  it('is read whole when it is sound', () => {
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        expect(readPolicy(policy)).toEqual({ policy, unread: [] });
      }),
    );
  });
});

describe('a slip is named, and everything else holds', () => {
  it.each<[string, object, object, string[]]>([
    [
      'a key of a later version',
      { colour: 'green', locks: { dose: 'daily' } },
      { locks: { dose: 'daily' } },
      ['colour'],
    ],
    [
      'a setting that no policy has',
      { defaults: { challenge: null, dose: 'off' } },
      { defaults: { dose: 'off' } },
      ['defaults.challenge'],
    ],
    [
      'a lock that there is not',
      { locks: { locale: 'cy', dailyAt: '09:30' } },
      { locks: { dailyAt: '09:30' } },
      ['locks.locale'],
    ],
    [
      'an unknown dose',
      { locks: { dose: 'hourly', dailyAt: '09:30' } },
      { locks: { dailyAt: '09:30' } },
      ['locks.dose'],
    ],
    [
      'a day that ends before it begins',
      { defaults: { hours: { monday: { from: '17:00', to: '09:00' } } } },
      { defaults: {} },
      ['defaults.hours'],
    ],
    [
      'a day that ends as it begins',
      { locks: { hours: { monday: { from: '09:00', to: '09:00' } } } },
      { locks: {} },
      ['locks.hours'],
    ],
    [
      'a time with a word too many',
      { defaults: { quietHours: { from: '22:00', to: '07:00', note: 'x' } } },
      { defaults: { quietHours: { from: '22:00', to: '07:00' } } },
      ['defaults.quietHours.note'],
    ],
    [
      'a site with a star, and one with a path',
      {
        places: {
          own: ['*.example.org', 'rota.example.org/week', 'rota.example.org'].map((site) => ({
            origin: `https://${site}`,
            moment: 'review',
          })),
        },
      },
      { places: { own: [{ origin: 'https://rota.example.org', moment: 'review' }] } },
      ['places.own.0', 'places.own.1'],
    ],
    [
      'a day of another language',
      { defaults: { hours: { montag: {}, friday: { from: '08:00', to: '12:00' } } } },
      { defaults: { hours: { friday: { from: '08:00', to: '12:00' } } } },
      ['defaults.hours.montag'],
    ],
    ['a number of days that nobody can choose', { defaults: { keepDays: 7 } }, { defaults: {} }, ['defaults.keepDays']],
    ['a pack without a hash', { packs: [{ url: pack.url }, pack] }, { packs: [pack] }, ['packs.0']],
    [
      'a pack by http',
      { packs: [pack, { ...pack, url: 'http://tend.example.org/pack.yaml' }] },
      { packs: [pack] },
      ['packs.1'],
    ],
    ['two wrong packs around a right one', { packs: [1, pack, 2] }, { packs: [pack] }, ['packs.0', 'packs.2']],
    [
      'a place that cannot be one',
      { places: { blocked: ['Gmail!', 'gmail'] } },
      { places: { blocked: ['gmail'] } },
      ['places.blocked.0'],
    ],
    [
      'a list where an object belongs',
      { defaults: ['off'], locks: { dose: 'off' } },
      { locks: { dose: 'off' } },
      ['defaults'],
    ],
    [
      'a pack that is wrong in two ways beside a right one',
      { packs: [{ url: 'http://tend.example.org/pack.yaml', integrity: 7 }, pack] },
      { packs: [pack] },
      ['packs.0'],
    ],
    [
      'too many places',
      { places: { hidden: Array.from({ length: 101 }, () => 'gmail') } },
      { places: {} },
      ['places.hidden'],
    ],
    [
      'too many sites',
      { places: { own: Array.from({ length: 1000 }, () => ({ origin: 'https://a.example', moment: 'review' })) } },
      { places: {} },
      ['places.own'],
    ],
    ['too many packs', { packs: Array.from({ length: 6 }, () => pack), locks: {} }, { locks: {} }, ['packs']],
  ])('%s', (_name, raw, policy, unread) => {
    const reading = readPolicy(raw);
    expect(reading).toEqual({ policy, unread });
    expect(policySchema().safeParse(reading.policy).success).toBe(true);
  });

  it('and what the browser handed over stays as it was', () => {
    const raw = { locks: { dose: 'hourly', dailyAt: '09:30' }, packs: [1, pack] };
    const before = structuredClone(raw);
    readPolicy(raw);
    expect(raw).toEqual(before);
  });

  it('whatever comes, something is read, the same each time, and what is left is sound', () => {
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.record(
        { defaults: fc.jsonValue(), locks: fc.jsonValue(), packs: fc.jsonValue(), places: fc.jsonValue() },
        { requiredKeys: [] },
      ),
      fc.tuple(anyPolicy, fc.dictionary(fc.string(), fc.jsonValue())).map(([policy, more]) => ({ ...more, ...policy })),
    );
    fc.assert(
      fc.property(anything, (raw) => {
        const { policy } = readPolicy(raw);
        expect(policySchema().parse(policy)).toEqual(policy);
        expect(readPolicy(policy)).toEqual({ policy, unread: [] });
      }),
    );
  });
});
