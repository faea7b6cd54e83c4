import { describe, expect, it } from 'vitest';
import { handOverSchema, type HandOver } from './hand-over.ts';
import { maxHandOverLength } from './hand-over-place.ts';
import { plainLine } from './plain-line.ts';
import { hostOf, wayBackSchema } from './way-back.ts';

const whole: HandOver = {
  format: 'tend-hand-over',
  version: 1,
  plan: { cue: 'someone tells me about a bad shift', response: 'ask one question and wait' },
  module: { id: 'room-to-try', title: 'Room to try', behaviours: ['helping', 'empathising'] },
  followUpsOn: ['2026-11-25', '2026-11-30', '2026-12-14'],
  wayBack: 'https://moodle.example.org/course/view.php?id=3',
  challenge: { text: 'Handovers run late', stage: 'spot' },
};

describe('a hand-over', () => {
  it('holds a plan, its module, days, the way back and a challenge', () => {
    expect(handOverSchema.parse(whole)).toEqual(whole);
    const { wayBack: _wayBack, challenge: _challenge, ...least } = whole;
    expect(handOverSchema.parse({ ...least, followUpsOn: [] })).toEqual({ ...least, followUpsOn: [] });
  });

  it('fits into what is read of a page at its very largest', () => {
    const largest = {
      ...whole,
      plan: { cue: '\\'.repeat(300), response: '"'.repeat(300) },
      module: { ...whole.module, id: 'a'.repeat(80), title: '"'.repeat(120) },
      followUpsOn: Array.from({ length: 5 }, () => '2026-11-25'),
      wayBack: `https://moodle.example.org/${'a'.repeat(470)}`,
      challenge: { text: '"'.repeat(200), stage: 'spot' },
    };
    expect(JSON.stringify(handOverSchema.parse(largest)).length).toBeLessThan(maxHandOverLength);
  });

  it.each<[string, object]>([
    ['another version', { version: 2 }],
    ['another format', { format: 'tend-journal' }],
    ['a name', { name: 'Sam Okafor' }],
    ['a token', { token: 'x'.repeat(43) }],
    ['no cue', { plan: { cue: ' ', response: 'ask' } }],
    ['a cue that is too long', { plan: { cue: 'a'.repeat(301), response: 'ask' } }],
    ['a cue that turns what follows', { plan: { cue: 'we \u{202e}teem', response: 'ask' } }],
    ['a cue of several lines', { plan: { cue: 'we meet\nand', response: 'ask' } }],
    ['a cue that is no text', { plan: { cue: { toString: 'we meet' }, response: 'ask' } }],
    ['a module without an id', { module: { ...whole.module, id: '../../etc' } }],
    ['a behaviour that is none', { module: { ...whole.module, behaviours: ['obeying'] } }],
    ['a day that is none', { followUpsOn: ['tomorrow'] }],
    ['more days than a module has', { followUpsOn: Array.from({ length: 6 }, () => '2026-11-25') }],
    ['a challenge at a later stage', { challenge: { text: 'Handovers', stage: 'spread' } }],
    ['an empty challenge', { challenge: { text: '', stage: 'spot' } }],
    ['a challenge that is too long', { challenge: { text: 'a'.repeat(201), stage: 'spot' } }],
  ])('is refused with %s', (_case, change) => {
    expect(handOverSchema.safeParse({ ...whole, ...change }).success).toBe(false);
  });
});

describe('the way back', () => {
  it.each([
    'https://moodle.example.org/course/view.php?id=3',
    'https://canvas.example.org:8443/courses/12',
    'http://127.0.0.1:4000/',
    'http://localhost/',
  ])('may be %s', (address) => {
    expect(wayBackSchema.parse(address)).toBe(address);
  });

  it.each([
    'http://moodle.example.org/',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://sam:secret@moodle.example.org/',
    'https://moodle.example.org@evil.example/',
    'https://moodle.example.org\\@evil.example/',
    'https://moodle.example.org/#access_token=1',
    'https://moodle.example.org',
    'https:///course',
    'http://localhost.evil.example/',
    'https://moodle.example.org/\u{202e}gro',
    'https://moodle.example.org/\n',
    `https://moodle.example.org/${'a'.repeat(500)}`,
    '//moodle.example.org/',
    '',
  ])('is never %s', (address) => {
    expect(wayBackSchema.safeParse(address).success).toBe(false);
  });

  it('is known by its host', () => {
    expect(hostOf('https://canvas.example.org:8443/courses/12')).toBe('canvas.example.org:8443');
  });
});

it('words are put on one line, without what cannot be seen, and cut', () => {
  expect(plainLine(' we\n\tmeet \u{202e}late ', 300)).toBe('we meet late');
  expect(plainLine('abc def', 4)).toBe('abc');
});
