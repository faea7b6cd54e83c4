import { behaviours, contexts, elements } from '#shared/schemas/framework.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';

/** Two prompts in every cell of behaviour, element and context: 192 with nothing to tell two of a cell apart. */
export function exampleLibrary(): Nudge[] {
  return behaviours.flatMap((behaviour) =>
    elements.flatMap((element) =>
      contexts.flatMap((context) =>
        [1, 2].map((number): Nudge => {
          const line = 'Ask one question before you answer.';
          return {
            id: `${behaviour}-${element}-${context}-${number}`,
            version: 1,
            ...{ behaviour, element, contexts: [context], trigger: 'any', effortSeconds: number === 1 ? 30 : 60 },
            ...{ load: 'low', tone: ['curious'], okWhenShortStaffed: number === 1, avoidWhen: [] },
            ...{ frameworks: ['KF2'], evidence: ['west-2017'], cooldownDays: 112, licence: 'CC-BY-4.0' },
            locales: {
              en: { text: line, why: line, act: line, planSeed: { cue: line, response: line }, status: 'reviewed' },
            },
          };
        }),
      ),
    ),
  );
}
