/** What the buttons of a card say; `more` and `why` only open a part of it, all others close it. */
export const choices = [
  'useful',
  'notNow',
  'notForMe',
  'triedIt',
  'plan',
  'note',
  'snoozeHour',
  'snoozeTomorrow',
  'snoozeWeek',
  'more',
  'why',
] as const;
export type Choice = (typeof choices)[number];

/** The choice of the button that a click landed on; undefined for clicks beside a button and for a script's clicks. */
export function choiceOf(event: Event): Choice | undefined {
  const target = event.composedPath()[0];
  // A page may call click() on anything that it can reach; only a person's own click is an answer.
  if (!event.isTrusted || !(target instanceof Element)) return undefined;
  return target.closest<HTMLElement>('[data-choice]')?.dataset['choice'] as Choice | undefined;
}
