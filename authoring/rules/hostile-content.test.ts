import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { findProblems } from '../check-content.ts';
import { exampleModule, exampleNudge } from '../example-content.ts';
import { parseContent } from '../parse-content.ts';

/** Any part of a good module or nudge, changed into something that a slip or an ill will might put there. */
const part = fc.oneof(
  fc.constantFrom('constructor', '__proto__', 'toString', 'first', 'calm', 'a', 'one', 'day-2', '', ' ', '\u{202e}'),
  fc.constantFrom(null, 0, -1, 1.5, true, [], {}, [[]], { constructor: 'one' }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

const texts = [stringify(exampleModule(), { lineWidth: 0 }), stringify([exampleNudge()], { lineWidth: 0 })];

it('is a list of problems, never a crash, whatever one value or key is changed into', () => {
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.nat(), fc.boolean(), part, (text, at, isKey, value) => {
      const lines = text.split('\n');
      const index = at % lines.length;
      const line = lines[index] ?? '';
      lines[index] = isKey
        ? line.replace(/[\w-]+(?=:)/, () => JSON.stringify(value))
        : line.replace(/(?<=(: |- )).+$/, () => JSON.stringify(value));
      const problems = findProblems(parseContent('a.yaml', lines.join('\n')));
      for (const problem of problems) expect(problem.line).toBeGreaterThan(0);
    }),
    { numRuns: 400 },
  );
});

it.each(['first', 'calm', 'a', 'one', 'day-2'])('says that "%s" cannot be called "constructor"', (key) => {
  const named = texts[0]!.replaceAll(new RegExp(`\\b${key}\\b(?=:|\n|,)`, 'g'), 'constructor');
  const half = named.replace('constructor:', `${key}:`);
  for (const text of [named, half]) {
    expect(findProblems(parseContent('a.yaml', text))).toContainEqual(
      expect.objectContaining({ rule: 'schema', message: expect.stringContaining('constructor') }),
    );
  }
});
