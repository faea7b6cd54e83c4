import { describe, expect, it } from 'vitest';
import { defaultSettings } from '#shared/schemas/settings.ts';
import { fitsMoment } from '#shared/selection/fits-moment.ts';
import { localTimeOf } from '../day.ts';
import { exampleLibrary } from '../example-library.ts';
import type { Offer, Policy } from '../policy.ts';
import { randomStream } from '../random.ts';
import { allPolicies } from './all-policies.ts';
import { epsilonGreedyLocal, epsilonGreedyPooled } from './epsilon-greedy.ts';
import { greedyOracle } from './greedy-oracle.ts';
import { leastRecent } from './least-recent.ts';
import { duolingoPublished, recoveringDifference } from './recovering-difference.ts';
import { roundRobin } from './round-robin.ts';

const nudges = exampleLibrary();
const begin = (policy: Policy) => policy.begin({ nudges, users: 2, seed: 1 });

function offer(change: Partial<Offer> = {}): Offer {
  return {
    ...{ user: 0, workingDay: 0, moment: 'calendar', now: localTimeOf(0, 'calendar'), fitting: [3, 5, 8] },
    random: randomStream(1, 1),
    daysSince: () => Infinity,
    timesShown: () => 0,
    chance: () => 0.5,
    ...change,
  };
}

describe.each(allPolicies.filter(({ id }) => id !== 'none' && id !== 'calendar'))('$title', (policy) => {
  it('sends what fits the moment, on every day of half a year', () => {
    const player = begin(policy);
    const moment = 'calendar';
    for (let workingDay = 0; workingDay < 130; workingDay++) {
      const now = localTimeOf(workingDay, moment);
      const fits = fitsMoment(moment, defaultSettings, now);
      const fitting = nudges.flatMap((nudge, index) => (fits(nudge) ? [index] : []));
      const chosen = player.choose(offer({ workingDay, now, fitting, random: randomStream(2, workingDay) }));
      if (chosen === null) {
        // Only ours would rather be silent than repeat; 64 prompts fit here.
        expect(policy.id).toContain('ours');
        expect(workingDay).toBeGreaterThanOrEqual(64);
        continue;
      }
      expect(fitting).toContain(chosen);
      player.learn?.({ user: 0, workingDay, nudge: chosen, answer: workingDay % 3 === 0 ? 'useful' : 'notNow' });
    }
  });
});

describe('each peer', () => {
  it('least-recent: takes the one longest ago, and never-seen ones by chance', () => {
    const days = new Map([
      [3, 10],
      [5, 40],
      [8, 20],
    ]);
    expect(begin(leastRecent).choose(offer({ daysSince: (nudge) => days.get(nudge) ?? 0 }))).toBe(5);
    const draws = Array.from({ length: 60 }, (_, index) =>
      begin(leastRecent).choose(offer({ random: randomStream(index) })),
    );
    expect(new Set(draws)).toEqual(new Set([3, 5, 8]));
  });

  it('round robin: takes the one seen least often, the first in the files', () => {
    expect(begin(roundRobin).choose(offer({ timesShown: (nudge) => (nudge === 3 ? 1 : 0) }))).toBe(5);
  });

  it('epsilon-greedy: takes what was useful, for this user or for everybody', () => {
    const share = (policy: Policy, user: number) => {
      const player = begin(policy);
      player.learn?.({ user: 1, workingDay: 0, nudge: 8, answer: 'useful' });
      const sent = Array.from({ length: 200 }, (_, index) =>
        player.choose(offer({ user, random: randomStream(9, index) })),
      );
      return sent.filter((nudge) => nudge === 8).length / sent.length;
    };
    expect(share(epsilonGreedyLocal, 1)).toBeGreaterThan(0.85);
    expect(share(epsilonGreedyLocal, 0)).toBeLessThan(0.5);
    expect(share(epsilonGreedyPooled, 0)).toBeGreaterThan(0.85);
  });

  it('Duolingo’s: with published values hardly ever sends what it just sent', () => {
    const player = begin(duolingoPublished);
    const sent = Array.from({ length: 400 }, (_, index) =>
      player.choose(offer({ random: randomStream(5, index), daysSince: (nudge) => (nudge === 3 ? 1 : Infinity) })),
    );
    // What is left is the uniform twentieth: a third of 5 %.
    expect(sent.filter((nudge) => nudge === 3).length / sent.length).toBeLessThan(0.05);
  });

  it('Duolingo’s: comes to send what does better than what was sent instead', () => {
    const player = begin(recoveringDifference('quick', 'Quick', { sigma: 10, gamma: 0, halfLife: 15, tau: 0.05 }));
    let late = 0;
    for (let round = 0; round < 600; round++) {
      const nudge = player.choose(offer({ random: randomStream(6, round) }));
      if (nudge === null) throw new Error('It always sends');
      if (round >= 300 && nudge === 5) late++;
      const isUseful = randomStream(7, round)() < (nudge === 5 ? 0.8 : 0.3);
      player.learn?.({ user: 0, workingDay: round, nudge, answer: isUseful ? 'useful' : 'notNow' });
    }
    expect(late / 300).toBeGreaterThan(0.8);
  });

  it('the oracle: takes today’s best', () => {
    expect(begin(greedyOracle).choose(offer({ chance: (nudge) => nudge / 10 }))).toBe(8);
  });
});
