import { stepKinds } from '#shared/schemas/step.ts';
import type { Rule } from './rule.ts';
import { moduleLocales } from './texts.ts';

/** Steps come in the order of the loop, none twice, and each has its text in every language, and no text has no step. */
export const steps: Rule = {
  name: 'steps',
  *checkModule(module) {
    const inOrder = stepKinds.filter((kind) => module.steps.includes(kind));
    if (module.steps.join() !== inOrder.join()) {
      yield { path: ['steps'], message: `the order is ${inOrder.join(', ')}, each once: put them so` };
    }
    for (const [locale, text] of moduleLocales(module)) {
      for (const kind of stepKinds) {
        const isStep = module.steps.includes(kind);
        if (isStep && !text[kind]) {
          yield { path: ['locales', locale], message: `the step "${kind}" has no text here: write it` };
        } else if (!isStep && text[kind]) {
          yield {
            path: ['locales', locale, kind],
            message: `"${kind}" is not among the steps: add it there or remove this`,
          };
        }
      }
    }
    for (const [kind, part] of [
      ['decide', 'scenario'],
      ['check', 'questions'],
    ] as const) {
      if (module.steps.includes(kind) !== (module[part] !== undefined)) {
        yield { path: [part], message: `"${part}" goes with the step "${kind}": give both or neither` };
      }
    }
  },
};
