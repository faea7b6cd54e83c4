import type { HandOver } from '../schemas/hand-over.ts';
import { textIn, type Locale } from '../schemas/locale.ts';
import type { Module } from '../schemas/module.ts';
import { plainLine } from '../schemas/plain-line.ts';
import { maxPhraseLength } from '../schemas/plan.ts';
import { maxChallengeLength } from '../schemas/settings.ts';
import { dayAfter } from '../selection/calendar-days.ts';
import { barePhrase } from './bare-phrase.ts';

interface HandOverParts {
  module: Module;
  locale: Locale;
  plan: { cue: string; response: string };
  /** A problem of the team's, in its owner's words; empty for none. */
  challenge: string;
  /** The day on which the module was finished, `YYYY-MM-DD`; today while it is not. */
  doneOn: string;
  today: string;
  wayBack: string | null;
}

/**
 * What a learner takes to work. Follow-ups that have come already are left out: the course asks them there and then.
 * The plan must have both halves.
 */
export function buildHandOver(parts: HandOverParts): HandOver {
  const { module, locale, plan, doneOn, today, wayBack } = parts;
  const challenge = plainLine(parts.challenge, maxChallengeLength);
  const phrase = (words: string) => plainLine(barePhrase(words), maxPhraseLength);
  return {
    format: 'tend-hand-over',
    version: 1,
    plan: { cue: phrase(plan.cue), response: phrase(plan.response) },
    module: {
      id: module.id,
      title: plainLine(textIn(module.locales, locale).text.title, 120),
      behaviours: module.behaviours,
    },
    followUpsOn: (module.followUps ?? []).map(({ day }) => dayAfter(doneOn, day)).filter((day) => day > today),
    ...(wayBack === null ? {} : { wayBack }),
    ...(module.startsChallenge && challenge !== ''
      ? { challenge: { text: challenge, stage: module.startsChallenge } }
      : {}),
  };
}
