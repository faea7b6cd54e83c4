import type { Rule } from './rule.ts';
import { sameKeys } from './same-keys.ts';
import { moduleLocales } from './texts.ts';

/** In every language each scene, option and ending of the graph has its text, and no text belongs to none. */
export const scenarioTexts: Rule = {
  name: 'scenario-texts',
  *checkModule(module) {
    const { scenario } = module;
    if (!scenario) return;
    for (const [locale, { decide }] of moduleLocales(module)) {
      if (!decide) continue;
      const base = ['locales', locale, 'decide'];
      yield* sameKeys(Object.keys(scenario.scenes), decide.scenes, [...base, 'scenes']);
      yield* sameKeys(scenario.endings, decide.endings, [...base, 'endings']);
      for (const [scene, options] of Object.entries(scenario.scenes)) {
        const text = decide.scenes[scene];
        if (text) yield* sameKeys(Object.keys(options), text.options, [...base, 'scenes', scene, 'options']);
      }
    }
  },
};
