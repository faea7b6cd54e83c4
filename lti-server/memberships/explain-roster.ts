import cy from '#shared/messages/cy/memberships.json' with { type: 'json' };
import en from '#shared/messages/en/memberships.json' with { type: 'json' };
import { translateAll } from '#shared/messages/translate.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import { namePlatform } from '../gradebook/explain-score.ts';
import type { RosterProblem } from './read-roster.ts';

const translate = translateAll({ en, cy });

/** Says in plain words why the list of people could not be read now, and what to do. */
export function explainRoster({ fault, platformFamily, status }: RosterProblem, locale: Locale): string {
  const platform = namePlatform(platformFamily, locale);
  return translate[locale](`problem.${fault}`, { platform, status: status ?? '–' });
}
