import { decideNudge, type Situation } from '#shared/selection/decide-nudge.ts';
import { contexts } from '#shared/schemas/framework.ts';
import type { ShownNudge } from '#shared/schemas/history.ts';
import { moments } from '#shared/schemas/moment.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import { defaultSettings } from '#shared/schemas/settings.ts';
import { defaultStatus } from '#shared/schemas/status.ts';
import { median } from './median.ts';
import type { Bench } from './measurement.ts';

const nudgeCount = 10_000;
const days = 1_000;
const dayInMs = 86_400_000;
// A Tuesday, 10:30: inside working hours, at neither edge of the day, so that nothing is ruled out early.
const now = { epoch: Date.parse('2026-11-24T10:30:00Z'), date: '2026-11-24', weekday: 2, minute: 630 };

/**
 * How long one decision takes with a hundred times the nudges that we ship and two prompts a day for 1,000 days. Every
 * timed call must end in a nudge: silence is decided first and would flatter the figure.
 */
export const benchDecideNudge: Bench = (progress) => {
  const nudges = Array.from({ length: nudgeCount }, (_, index) => makeNudge(index));
  const history = { version: 1 as const, shown: makeHistory() };
  const settings = { ...defaultSettings, dose: 'twice-daily' as const };
  const situations = moments.map((moment): Situation => ({
    ...{ moment, settings, status: defaultStatus, history, nudges, now },
    random: Math.random,
  }));
  const timings: number[] = [];
  for (let round = 0; round < 60; round++) {
    for (const situation of situations) {
      const before = performance.now();
      const decision = decideNudge(situation);
      const took = performance.now() - before;
      if (decision.kind !== 'nudge') throw new Error(`${situation.moment}: ${decision.reason} instead of a nudge`);
      // The first rounds compile.
      if (round >= 10) timings.push(took);
    }
  }
  progress(`${timings.length} decisions`);
  return Promise.resolve([{ name: 'decide-nudge', value: median(timings), unit: 'ms', bound: 1, peer: null }]);
};

function makeNudge(index: number): Nudge {
  const line = `Ask one question before you answer, ${index}.`;
  const context = contexts[index % contexts.length];
  if (!context) throw new Error('The framework names no context');
  return {
    id: `nudge-${index}`,
    version: 1,
    behaviour: 'attending',
    element: 'inclusion',
    contexts: index % 3 === 0 ? [context, 'anytime'] : [context],
    trigger: (['any', 'before', 'during', 'after'] as const)[index % 4] ?? 'any',
    effortSeconds: 30,
    load: 'low',
    tone: ['curious'],
    okWhenShortStaffed: index % 2 === 0,
    avoidWhen: index % 5 === 0 ? ['friday', 'end-of-day'] : [],
    frameworks: ['KF2'],
    evidence: ['west-2017'],
    cooldownDays: 56,
    licence: 'CC-BY-4.0',
    locales: {
      en: { text: line, why: line, act: line, planSeed: { cue: line, response: line }, status: 'reviewed' },
    },
  };
}

/** Two a day, oldest first, up to yesterday; every fourth one ignored, one in fifty called not for me. */
function makeHistory(): ShownNudge[] {
  return Array.from({ length: days * 2 }, (_, index) => {
    const shownAt = now.epoch - (days - Math.floor(index / 2)) * dayInMs + (index % 2) * 4 * 3_600_000;
    return {
      nudgeId: `nudge-${(index * 7919) % nudgeCount}`,
      moment: moments[index % moments.length] ?? 'compose',
      shownAt,
      shownOn: new Date(shownAt).toISOString().slice(0, 10),
      answer: index % 4 === 0 ? null : index % 50 === 1 ? ('notForMe' as const) : ('useful' as const),
    };
  });
}
