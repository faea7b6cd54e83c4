import type { ShownNudge } from '#shared/schemas/history.ts';
import { decideNudge, type Decision, type Situation } from '#shared/selection/decide-nudge.ts';
import { createLibrary } from '#shared/selection/nudge-library.ts';
import { recallHistory } from '#shared/selection/recall-history.ts';
import type { LocalTime } from '#shared/schemas/local-time.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import { emptyMemory } from '#shared/schemas/selection-memory.ts';
import { defaultSettings } from '#shared/schemas/settings.ts';
import { defaultStatus } from '#shared/schemas/status.ts';

/** A nudge with nothing special about it; `change` says what matters to the test. */
export function exampleNudge(id: string, change: Partial<Nudge> = {}): Nudge {
  const line = 'Ask one question before you answer.';
  return {
    id,
    version: 1,
    behaviour: 'attending',
    element: 'inclusion',
    contexts: ['meeting'],
    trigger: 'any',
    effortSeconds: 30,
    load: 'low',
    tone: ['curious'],
    okWhenShortStaffed: false,
    avoidWhen: [],
    frameworks: ['KF2'],
    evidence: ['west-2017'],
    cooldownDays: 56,
    licence: 'CC-BY-4.0',
    locales: {
      en: { text: line, why: line, act: line, planSeed: { cue: line, response: line }, status: 'reviewed' },
    },
    ...change,
  };
}

/** A wall clock reading in UTC: `at('2026-11-23', '10:00')`. */
export function at(date: string, time: string): LocalTime {
  const epoch = Date.parse(`${date}T${time}:00Z`);
  const weekday = ((new Date(epoch).getUTCDay() + 6) % 7) + 1;
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return { epoch, date, weekday, minute: hour * 60 + minute };
}

/** A nudge that was shown then; unanswered unless `answer` says otherwise. */
export function shown(nudgeId: string, date: string, time = '10:00', answer: ShownNudge['answer'] = null): ShownNudge {
  return { nudgeId, moment: 'teamMeeting', shownAt: at(date, time).epoch, shownOn: date, answer };
}

const threeNudges = ['a', 'b', 'c'].map((id) => exampleNudge(id));

export type Change = Partial<Situation> & { nudges?: readonly Nudge[]; shown?: ShownNudge[] };

/** Decides at a team meeting on Monday, 23 November 2026, at 10:00, with three nudges; `change` says what differs. */
export function decide({ nudges = threeNudges, shown: past = [], ...change }: Change = {}): Decision {
  const library = createLibrary(nudges);
  return decideNudge({
    moment: 'teamMeeting',
    settings: defaultSettings,
    status: defaultStatus,
    memory: recallHistory(emptyMemory, { version: 1, shown: past }, library),
    library,
    now: at('2026-11-23', '10:00'),
    random: () => 0,
    ...change,
  });
}
