import { barePhrase } from '../progress/bare-phrase.ts';
import type { PlayerWords } from './player-words.ts';

/** "If {cue}, then I will {response}." as text. */
export function planSentence(t: PlayerWords, plan: { cue: string; response: string }): string {
  return t('plan.sentence', { cue: barePhrase(plan.cue), response: barePhrase(plan.response) });
}

export function isWhole(plan: { cue: string; response: string } | undefined): boolean {
  return plan !== undefined && barePhrase(plan.cue) !== '' && barePhrase(plan.response) !== '';
}
