import {
  behaviours,
  challengeStages,
  contexts,
  elements,
  type Behaviour,
  type ChallengeStage,
  type Context,
} from '#shared/schemas/framework.ts';
import { locales, type Locale } from '#shared/schemas/locale.ts';
import type { Content } from './content.ts';

/** How much there is of what: where the gaps are, and what waits for a reviewer. */
export interface Coverage {
  /** Nudges of each behaviour and element, by context: 16 rows. */
  matrix: { behaviour: Behaviour; element: (typeof elements)[number]; contexts: Record<Context, number> }[];
  /** Nudges that serve each stage of a challenge. */
  stages: Record<ChallengeStage, number>;
  /** Nudges with each tag of a framework that is used, in the order of the tags. */
  frameworks: Record<string, number>;
  /** Texts of nudges, modules and paths in each language, and how many of them no person has reviewed. */
  texts: Record<Locale, { total: number; drafts: number }>;
}

export function measureCoverage({ nudges, modules, paths }: Pick<Content, 'nudges' | 'modules' | 'paths'>): Coverage {
  const values = nudges.map(({ value }) => value);
  const all = [...nudges, ...modules, ...paths].map(({ value }) => value);
  const tags = values.flatMap((nudge) => nudge.frameworks);
  const cells = behaviours.flatMap((behaviour) => elements.map((element) => ({ behaviour, element })));
  return {
    matrix: cells.map(({ behaviour, element }) => ({
      behaviour,
      element,
      contexts: countBy(contexts, (context) =>
        values.filter(
          (nudge) => nudge.behaviour === behaviour && nudge.element === element && nudge.contexts.includes(context),
        ),
      ),
    })),
    stages: countBy(challengeStages, (stage) => values.filter(({ challengeStage }) => challengeStage === stage)),
    frameworks: countBy([...new Set(tags)].toSorted(), (tag) => tags.filter((other) => other === tag)),
    texts: Object.fromEntries(
      locales.map((locale) => {
        const texts = all.flatMap((item) => item.locales[locale] ?? []);
        return [locale, { total: texts.length, drafts: texts.filter(({ status }) => status === 'draft').length }];
      }),
    ) as Coverage['texts'],
  };
}

function countBy<T extends string>(keys: readonly T[], find: (key: T) => readonly unknown[]): Record<T, number> {
  return Object.fromEntries(keys.map((key) => [key, find(key).length])) as Record<T, number>;
}
