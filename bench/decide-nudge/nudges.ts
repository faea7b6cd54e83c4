import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { behaviours, contexts, elements } from '#shared/schemas/framework.ts';
import type { LocalTime } from '#shared/schemas/local-time.ts';
import { nudgeSchema, type Nudge } from '#shared/schemas/nudge.ts';

/** An instant as a wall clock in UTC shows it. */
export function localTime(epoch: number): LocalTime {
  const at = new Date(epoch);
  const date = at.toISOString().slice(0, 10);
  return { epoch, date, weekday: at.getUTCDay() || 7, minute: at.getUTCHours() * 60 + at.getUTCMinutes() };
}

/** The nudges of the last build. */
export function readShippedNudges(): Nudge[] {
  return z.array(nudgeSchema).parse(JSON.parse(readFileSync('dist/content/nudges.json', 'utf8')));
}

/** One of many made-up nudges, which differ in everything that a choice asks about. */
export function makeNudge(index: number): Nudge {
  const line = `Ask one question before you answer, ${index}.`;
  const context = of(contexts, index);
  return {
    id: `nudge-${index}`,
    version: 1,
    behaviour: of(behaviours, index >> 1),
    element: of(elements, index >> 3),
    contexts: index % 3 === 0 ? [context, 'anytime'] : [context],
    trigger: of(['any', 'before', 'during', 'after'], index),
    effortSeconds: of([15, 30, 60], index >> 2),
    load: 'low',
    tone: ['curious'],
    okWhenShortStaffed: index % 2 === 0,
    avoidWhen: index % 5 === 0 ? ['friday', 'end-of-day'] : [],
    frameworks: ['KF2'],
    evidence: ['west-2017'],
    cooldownDays: 112,
    licence: 'CC-BY-4.0',
    locales: {
      en: { text: line, why: line, act: line, planSeed: { cue: line, response: line }, status: 'reviewed' },
    },
  };
}

function of<const Choice>(choices: readonly Choice[], index: number): Choice {
  const chosen = choices[index % choices.length];
  if (chosen === undefined) throw new Error('There is nothing to choose from');
  return chosen;
}
