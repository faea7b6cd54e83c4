import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Nudge } from '#shared/schemas/nudge.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import type { Moment } from '#shared/schemas/moment.ts';
import type { Answer } from '#shared/schemas/history.ts';

const dayMs = 86_400_000;
const nudges = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../../dist/content/nudges.json'), 'utf8'),
) as Nudge[];

const momentOf: Partial<Record<string, Moment>> = {
  email: 'compose',
  calendar: 'calendar',
  'one-to-one': 'oneToOne',
  meeting: 'meetingEnded',
  review: 'review',
  anytime: 'dayStart',
};
const answers: Answer[] = ['useful', 'notNow', 'triedIt', 'useful', 'planned', 'useful', 'notNow'];

const words = {
  en: {
    note: 'The handover ran over again. I asked first, and heard two ideas that I would have missed.',
    cue: 'someone brings me a problem',
    response: 'hold my answer and ask what they have noticed so far',
  },
  cy: {
    note: 'Aeth y trosglwyddo dros amser eto. Gofynnais yn gyntaf, a chlywais ddau syniad y byddwn wedi’u colli.',
    cue: 'daw rhywun â phroblem ataf',
    response: 'dal fy ateb yn ôl a gofyn beth maen nhw wedi’i weld hyd yma',
  },
};

/** A journal file of somebody who has used Tend for `months` months, up to yesterday. `now` in milliseconds since 1970. */
export function practisedMonths(months: number, locale: Locale, now: number): string {
  const shown = [];
  for (let day = months * 30, index = 0; day >= 1; day--) {
    const at = new Date(now - day * dayMs);
    at.setHours(9 + (day % 7), (day * 13) % 60, 0, 0);
    // Weekends, and a holiday in every ninth week.
    if (at.getDay() % 6 === 0 || Math.floor(day / 7) % 9 === 4) continue;
    const nudge = nudges[(index * 37 + 11) % nudges.length];
    const moment = momentOf[nudge?.contexts[0] ?? ''];
    const answer = answers[index % answers.length];
    index++;
    if (!nudge || !moment || !answer) continue;
    const because = { kind: 'neverShown' };
    shown.push({
      nudgeId: nudge.id,
      moment,
      shownAt: at.getTime(),
      shownOn: at.toLocaleDateString('sv'),
      answer,
      because,
    });
  }
  const { note, cue, response } = words[locale];
  const from = { kind: 'nudge', id: 'attending-autonomy-anytime' };
  const triedOn = [new Date(now - 3 * dayMs).toLocaleDateString('sv')];
  return JSON.stringify({
    format: 'tend-journal',
    version: 1,
    notes: [{ id: 'note', text: note, nudgeId: shown.at(-1)?.nudgeId ?? null, writtenAt: now - dayMs }],
    plans: [{ id: 'plan', cue, response, from, createdAt: now - 9 * dayMs, triedOn }],
    shown,
  });
}
