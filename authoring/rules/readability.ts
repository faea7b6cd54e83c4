import { gradeOf } from '../measure-text.ts';
import { stepKinds } from '#shared/schemas/step.ts';
import type { Path } from '../content.ts';
import type { Finding, Rule } from './rule.ts';
import { stringsOf } from './texts.ts';

/** Flesch-Kincaid grades: a prompt is read in passing, a module in peace; a why may name a study. English only. */
const grades = { text: 5, why: 8, step: 7 };

/** Plain words and short sentences, for a tired reader (NHS content guide: reading age 9 to 11, 11 to 14 where hard). */
export const readability: Rule = {
  name: 'readability',
  *checkNudge(nudge) {
    const { text, why } = nudge.locales.en;
    yield* check([text], grades.text, ['locales', 'en', 'text']);
    yield* check([why], grades.why, ['locales', 'en', 'why']);
  },
  *checkModule(module) {
    for (const part of [...stepKinds, 'followUps'] as const) {
      // A label of three words has no grade worth the name: a step is read, and measured, as a whole.
      const texts = Array.from(stringsOf(module.locales.en[part]), ({ text }) => text);
      if (texts.length > 0) yield* check(texts, grades.step, ['locales', 'en', part]);
    }
  },
};

function* check(texts: readonly string[], most: number, path: Path): Generator<Finding> {
  const grade = gradeOf(texts);
  if (grade > most) {
    yield {
      path,
      message: `reads at grade ${grade.toFixed(1)}, at most ${most}: use shorter words and shorter sentences`,
    };
  }
}
