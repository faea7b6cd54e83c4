import { expect, it } from 'vitest';
import cy from '../messages/cy/choice.json' with { type: 'json' };
import en from '../messages/en/choice.json' with { type: 'json' };
import { translateAll } from '../messages/translate.ts';
import { behaviours, challengeStages, contexts, elements } from '../schemas/framework.ts';
import type { NudgeReason } from '../schemas/nudge-reason.ts';
import { explainChoice } from './explain-choice.ts';

const texts = translateAll({ en, cy });
const liked = (factor: 'behaviour' | 'element' | 'context' | 'seconds', levels: readonly (string | number)[]) =>
  levels.map((level): NudgeReason => ({ kind: 'foundUseful', factor, level: String(level) }));
const reasons: NudgeReason[] = [
  ...challengeStages.map((stage): NudgeReason => ({ kind: 'challenge', stage })),
  ...behaviours.map((behaviour): NudgeReason => ({ kind: 'balance', behaviour })),
  ...[liked('behaviour', behaviours), liked('element', elements), liked('context', contexts)].flat(),
  ...liked('seconds', [15, 30, 60]),
  ...[1, 2, 17].map((weeks): NudgeReason => ({ kind: 'longAgo', weeks })),
  { kind: 'shortStaffed' },
  { kind: 'neverShown' },
];

it.each(['en', 'cy'] as const)('each reason is a sentence of its own, in %s', (locale) => {
  const sentences = reasons.map((reason) => {
    const { key, values } = explainChoice(reason);
    return texts[locale](key, values);
  });
  expect(new Set(sentences).size).toBe(reasons.length);
  for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}[^{}]+\.$/u);
});
