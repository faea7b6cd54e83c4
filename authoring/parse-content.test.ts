import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { exampleModule, exampleNudge } from './example-content.ts';
import { parseContent } from './parse-content.ts';

const good = stringify([exampleNudge()], { lineWidth: 0 });
const parse = (text: string) => parseContent('nudges/a.yaml', text);
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length;

/** What an author may do to a file by accident → the line and the words that help to mend it. */
const corrupt: [what: string, text: string, rule: string, at: string, message: RegExp][] = [
  ['an open quote', good.replace('version: 1', 'version: "1'), 'yaml', 'version', /Missing closing/],
  ['a tab for an indent', good.replace('    en:', '\ten:'), 'yaml', '\ten:', /[Tt]ab/],
  ['a key given twice', good.replace('load: low', 'load: low\n  load: mid'), 'yaml', 'load: mid', /unique/],
  [
    'a misspelt key',
    good.replace('cooldownDays', 'coolDownDays'),
    'schema',
    'coolDownDays',
    /unknown key "coolDownDays"/,
  ],
  ['a missing key', good.replace(/ {2}load: low\n/, ''), 'schema', 'id:', /"load" is missing: add it, one of "low"/],
  ['a missing text', good.replace(/ {6}why: .*\n/, ''), 'schema', ' en:', /"locales.en.why" is missing: add it/],
  ['an empty text', good.replace(/why: .*\n/, 'why: ""\n'), 'schema', 'why:', /too short/],
  [
    'a word for a number',
    good.replace('version: 1', 'version: one'),
    'schema',
    'version',
    /is a string, expected number/,
  ],
  ['a number for a word', good.replace(/text: .*\n/, 'text: 12\n'), 'schema', 'text:', /is a number, expected string/],
  [
    'a word for a list',
    good.replace('contexts:\n    - email', 'contexts: email'),
    'schema',
    'contexts',
    /is a string, expected array/,
  ],
  [
    'an unknown behaviour',
    good.replace('behaviour: helping', 'behaviour: nagging'),
    'schema',
    'behaviour',
    /"nagging": use one of "attending"/,
  ],
  [
    'an unlikely effort',
    good.replace('effortSeconds: 15', 'effortSeconds: 20'),
    'schema',
    'effortSeconds',
    /is 20: use one of "15", "30", "60"/,
  ],
  ['an id with capitals', good.replace('id: helping', 'id: Helping'), 'schema', 'id:', /does not have the form/],
];

describe('a corrupt content file', () => {
  it.each(corrupt)('with %s is a problem with its line, not a crash', (_what, text, rule, at, message) => {
    expect(text).not.toBe(good);
    const { problems, nudges } = parse(text);
    expect(nudges).toEqual([]);
    expect(problems).toContainEqual({
      file: 'nudges/a.yaml',
      line: lineOf(text, at),
      rule,
      message: expect.stringMatching(message),
    });
  });

  it.each(['', '~', '42', 'only words', '[]', '# a comment'])(
    'with nothing useful in it (%j) says what belongs there',
    (text) => {
      expect(parse(text).problems).toMatchObject([
        { line: 1, rule: 'schema', message: expect.stringMatching(/write one|add an entry/) },
      ]);
    },
  );

  it.each(['- *nobody', '\u0000\u0001', '{{{', '- !!js/function x', '- &a [*a]'])(
    'with odd YAML (%j) never throws',
    (text) => {
      expect(parse(text).problems).not.toEqual([]);
    },
  );

  it('that would grow without end from a few aliases is refused', () => {
    const lines = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg'])
      lines.push(`${to}: &${to} [${Array(9).fill(`*${from}`).join()}]`);
    expect(parse(lines.join('\n')).problems).toMatchObject([{ rule: 'yaml', message: expect.stringMatching(/alias/) }]);
  });

  it('keeps its good entries', () => {
    const { nudges, problems } = parse(stringify([exampleNudge(), { id: 'x' }]));
    expect(nudges).toHaveLength(1);
    expect(problems.every(({ line }) => line > good.split('\n').length - 1)).toBe(true);
  });
});

describe('a sound content file', () => {
  it('gives its nudges, with the line of each part', () => {
    const { nudges, problems } = parse(good);
    expect(problems).toEqual([]);
    expect(nudges.map(({ value }) => value)).toEqual([exampleNudge()]);
    expect(nudges[0]?.lineOf(['locales', 'en', 'why'])).toBe(lineOf(good, 'why:'));
    expect(nudges[0]?.lineOf(['locales', 'cy', 'reviewer'])).toBe(lineOf(good, '    cy:'));
  });

  it('says how a key is written', () => {
    const { problems } = parse(stringify(exampleModule()).replace('first:', 'First scene:'));
    expect(problems).toMatchObject([
      { message: expect.stringMatching(/First scene" has a key that does not fit: use/) },
    ]);
  });

  it('gives its module', () => {
    expect(parse(stringify(exampleModule())).modules.map(({ value }) => value)).toEqual([exampleModule()]);
  });
});
