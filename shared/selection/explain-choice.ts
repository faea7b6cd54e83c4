import type { FactorName } from '../schemas/factors.ts';
import type { NudgeReason } from '../schemas/nudge-reason.ts';

type Key =
  | `chosenFor${'Challenge' | 'Balance' | 'ShortStaffed' | 'Behaviour' | 'Element' | 'Context' | 'Seconds'}`
  | `chosenAs${'New' | 'Rested'}`;

const keyOfFactor: Record<FactorName, Key> = {
  behaviour: 'chosenForBehaviour',
  element: 'chosenForElement',
  context: 'chosenForContext',
  seconds: 'chosenForSeconds',
};

/** Which sentence answers "why this prompt?": a key of `messages/…/choice.json` and what to fill in. */
export function explainChoice(reason: NudgeReason): { key: Key; values: Record<string, string | number> } {
  switch (reason.kind) {
    case 'challenge':
      return { key: 'chosenForChallenge', values: { stage: reason.stage } };
    case 'balance':
      return { key: 'chosenForBalance', values: { behaviour: reason.behaviour } };
    case 'foundUseful':
      return { key: keyOfFactor[reason.factor], values: { level: wordFor(reason.level) } };
    case 'longAgo':
      return { key: 'chosenAsRested', values: { weeks: reason.weeks } };
    default:
      return { key: reason.kind === 'shortStaffed' ? 'chosenForShortStaffed' : 'chosenAsNew', values: {} };
  }
}

/** Messages can ask for a word without hyphens only. */
const wordFor = (level: string): string => (level === 'one-to-one' ? 'oneToOne' : level);
