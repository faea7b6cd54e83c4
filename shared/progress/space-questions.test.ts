import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleModule } from '../../tests/support/sample-module.ts';
import { checkMemorySchema, emptyCheckMemory, type CheckMemory } from '../schemas/check-memory.ts';
import { dueQuestions, rememberCheckAnswer } from './space-questions.ts';

const day = 86_400_000;
const start = Date.UTC(2026, 10, 23, 14);
const morningOf = (days: number) => Date.UTC(2026, 10, 23 + days, 9);
const answered = (answers: [string, boolean, number?][]): CheckMemory =>
  answers.reduce(
    (memory, [id, isRight, days = 0]) => rememberCheckAnswer(memory, id, isRight, start + days * day),
    emptyCheckMemory,
  );

describe('the questions of a follow-up', () => {
  it('are all of them where none was answered in this browser', () => {
    expect(dueQuestions(sampleModule, emptyCheckMemory, start, 3)).toEqual(['first', 'second', 'third']);
    expect(dueQuestions(sampleModule, emptyCheckMemory, start, 2)).toEqual(['first', 'second']);
  });

  it('begin with the one that was answered wrongly', () => {
    const memory = answered([
      ['first', true],
      ['second', false],
      ['third', true],
    ]);
    expect(dueQuestions(sampleModule, memory, morningOf(0), 3)).toEqual([]);
    expect(dueQuestions(sampleModule, memory, morningOf(2), 3)).toEqual(['second']);
    expect(dueQuestions(sampleModule, memory, morningOf(7), 3)).toEqual(['second', 'first', 'third']);
  });

  it('wait longer after each right answer, and come back after a wrong one', () => {
    const known = answered([
      ['first', true],
      ['first', true, 2],
      ['second', true],
      ['second', false, 2],
    ]);
    const [first, second] = [known.questions['first']!, known.questions['second']!];
    expect(first.dueAt - first.answeredAt).toBeGreaterThan(5 * day);
    expect(second.dueAt - second.answeredAt).toBeLessThan(5 * day);
    expect([first.lapses, second.lapses]).toEqual([0, 1]);
    expect(dueQuestions(sampleModule, known, morningOf(7), 1)).toEqual(['third']);
    expect(dueQuestions(sampleModule, known, morningOf(7), 3)).not.toContain('first');
  });

  it('are none in a module without a check', () => {
    const { questions: _questions, ...module } = sampleModule;
    expect(dueQuestions(module, emptyCheckMemory, start, 3)).toEqual([]);
  });

  it('pass over answers to a question that is gone', () => {
    const memory = answered([['gone', false]]);
    expect(dueQuestions(sampleModule, memory, morningOf(7), 3)).not.toContain('gone');
  });
});

it('keeps something that can be stored and read again, whatever is answered and whenever', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('first', 'second'), fc.boolean(), fc.integer({ min: 0, max: 400 })), {
        maxLength: 30,
      }),
      (answers) => {
        const memory = answered(answers);
        expect(checkMemorySchema.parse(JSON.parse(JSON.stringify(memory)))).toEqual(memory);
        expect(answered(answers)).toEqual(memory);
      },
    ),
  );
});

it.each([
  ['another version', { version: 2, questions: {} }],
  [
    'a difficulty out of bounds',
    { version: 1, questions: { first: { ...answered([['first', true]]).questions['first'], difficulty: 11 } } },
  ],
  ['a word too many', { version: 1, questions: {}, module: 'notice' }],
])('reads nothing of %s', (_name, stored) => {
  expect(checkMemorySchema.safeParse(stored).success).toBe(false);
});
