import type { Behaviour } from '#shared/schemas/framework.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import type cardMessages from '#shared/messages/en/card.json';

/** All that a card says. The background writes it in the person's language, so that the card carries no catalogue. */
export interface CardContent {
  nudgeId: string;
  /** Of the words around the nudge. */
  locale: Locale;
  /** Of the nudge itself, which may not be translated. */
  textLocale: Locale;
  behaviour: Behaviour;
  /** "Attending · writing an email" */
  heading: string;
  text: string;
  why: string;
  /** Why it was chosen, in a sentence; empty where nothing chose it. */
  because: string;
  words: Pick<typeof cardMessages, CardWord>;
}

/** What the background hands to card.js; the styles come with it, because card.js is kept small. */
export interface CardForPage extends CardContent {
  styles: string;
}

export const cardWords = [
  'region',
  'useful',
  'notNow',
  'more',
  'whyThis',
  'makePlan',
  'writeNote',
  'notForMe',
  'triedIt',
  'quietFor',
  'snoozeHour',
  'snoozeTomorrow',
  'snoozeWeek',
] as const;
type CardWord = (typeof cardWords)[number];
