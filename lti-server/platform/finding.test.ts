import { expect, test } from 'vitest';
import { plain, said, spell, spellFinding } from './finding.ts';

test('a finding is spelled in either language, sentences within sentences too', () => {
  const finding = {
    what: said('in', { platform: 'Campus', what: said('what.keys') }),
    state: 'warn' as const,
    found: said('keys.foundWeak', { count: 2, weak: 1, names: said('keys.bits', { kid: 'a', size: 512 }) }),
    change: null,
  };
  expect(spellFinding(finding, 'en')).toEqual({
    what: 'Campus: key set',
    state: 'warn',
    found: '2 for RS256, 1 of them weak: a (512 bits)',
    change: null,
  });
  expect(spellFinding(finding, 'cy')).toMatchObject({
    what: 'Campus: set allweddi',
    found: '2 ar gyfer RS256, 1 ohonynt yn wan: a (512 did)',
  });
});

test('what a machine says is not read as a message', () => {
  expect(spell(plain('{text} # <b> {0}'), 'cy')).toBe('{text} # <b> {0}');
  expect(spell(said('database.away', { reason: 'connect {ECONNREFUSED}' }), 'en')).toBe(
    'not reached: connect {ECONNREFUSED}',
  );
});

test('numbers that name something are not grouped', () => {
  expect(spell(said('keys.status', { status: 1500 }), 'en')).toBe('status 1500');
  expect(spell(said('token.none', { status: 400 }), 'cy')).toBe('dim tocyn, statws 400');
});
