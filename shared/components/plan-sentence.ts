import type { PlayerWords } from './player-words.ts';

/** A phrase as it stands inside the sentence: in one line, without the full stop. */
function bare(phrase: string): string {
  return phrase
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.,;\s]+$/, '');
}

/** "If {cue}, then I will {response}." as text. */
export function planSentence(t: PlayerWords, plan: { cue: string; response: string }): string {
  return t('plan.sentence', { cue: bare(plan.cue), response: bare(plan.response) });
}

export function isWhole(plan: { cue: string; response: string } | undefined): boolean {
  return plan !== undefined && bare(plan.cue) !== '' && bare(plan.response) !== '';
}
