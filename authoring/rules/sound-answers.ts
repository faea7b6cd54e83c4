import type { Rule } from './rule.ts';

const places = ['first', 'second', 'third'];
/** Of all questions: a place by chance holds a third of the sound answers, and the longest answer is one in three. */
const leastInPlace = 0.2;
const mostLongest = 0.5;

/**
 * Over the whole library nobody can pass a check without reading: the sound answer stands in each place often enough,
 * and is not as a rule the longest, which is how writers give it away.
 */
export const soundAnswers: Rule = {
  name: 'sound-answers',
  *checkContent({ modules }, { isWhole }) {
    if (!isWhole) return;
    const asked = modules.flatMap(({ value }) =>
      (value.questions ?? []).map((question) => ({ module: value, question })),
    );
    for (const [place, name] of places.entries()) {
      const count = asked.filter(({ question }) => question.options.indexOf(question.correct) === place).length;
      if (count < asked.length * leastInPlace) {
        const message = `the sound answer stands ${name} in ${count} of ${asked.length} questions: put the options of some in another order`;
        yield { file: 'modules', line: 1, message };
      }
    }
    const longest = asked.filter(({ module, question: { id, options, correct } }) => {
      const lengthOf = (key: string) => module.locales.en.check?.[id]?.options[key]?.label.length ?? 0;
      return options.every((key) => key === correct || lengthOf(key) < lengthOf(correct));
    });
    if (longest.length > asked.length * mostLongest) {
      const message = `the sound answer is the longest in ${longest.length} of ${asked.length} questions: shorten some, or say more in another option`;
      yield { file: 'modules', line: 1, message };
    }
  },
};
