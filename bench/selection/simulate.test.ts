import { describe, expect, it } from 'vitest';
import { exampleLibrary } from './example-library.ts';
import type { Offer, Outcome, Policy } from './policy.ts';
import { fixedCalendar } from './policies/fixed-calendar.ts';
import { leastRecent } from './policies/least-recent.ts';
import { noPrompt } from './policies/no-prompt.ts';
import { uniformRandom } from './policies/uniform-random.ts';
import { simulate } from './simulate.ts';
import { worlds, type World } from './worlds.ts';

const nudges = exampleLibrary();
const world = (id: string): World => {
  const found = worlds.find((one) => one.id === id);
  if (!found) throw new RangeError(id);
  return found;
};
const play = (policy: Policy, id: string, change: { seed?: number; workingDays?: number } = {}) =>
  simulate({ world: world(id), policy, nudges, users: 12, workingDays: 60, seed: 1, ...change });

/** A policy that writes down what it was offered and what came of it. */
function watch(choose: (offer: Offer) => number | null) {
  const seen = { offers: [] as Offer[], outcomes: [] as Outcome[] };
  const policy: Policy = {
    ...{ id: 'watch', title: 'Watch', learns: 'local' },
    begin: () => ({
      choose: (offer) => {
        seen.offers.push(offer);
        return choose(offer);
      },
      learn: (outcome) => seen.outcomes.push(outcome),
    }),
  };
  return { seen, policy };
}

describe('a simulation', () => {
  it('is the same for the same seed, and another for another', () => {
    const sent = (seed: number) => play(uniformRandom, 'G', { seed }).map((days) => days.sent);
    expect(sent(1)).toEqual(sent(1));
    expect(sent(1)).not.toEqual(sent(2));
  });

  it('gives every policy the same people, moments and coins', () => {
    const first = watch(({ fitting }) => fitting[0] ?? null);
    const second = watch(({ fitting, workingDay }) => fitting[workingDay < 5 ? 1 : 0] ?? null);
    play(first.policy, 'B');
    play(second.policy, 'B');
    const moments = ({ offers }: { offers: Offer[] }) =>
      offers.map(({ user, moment, now }) => [user, moment, now.date]);
    expect(moments(first.seen)).toEqual(moments(second.seen));
    // Both send the same from the second week on; what they sent before has touched other prompts only a little.
    const late = ({ outcomes }: { outcomes: Outcome[] }) => outcomes.filter(({ workingDay }) => workingDay > 40);
    const pairs = late(first.seen).map((outcome, index) => outcome.answer === late(second.seen)[index]?.answer);
    expect(pairs.filter(Boolean).length / pairs.length).toBeGreaterThan(0.95);
  });

  it('sends on working days, and never at a weekend', () => {
    const { seen, policy } = watch(() => null);
    play(policy, 'A', { workingDays: 10 });
    expect([...new Set(seen.offers.map(({ now }) => now.weekday))]).toEqual([1, 2, 3, 4, 5]);
    expect(seen.offers.at(-1)?.now.date).toBe('2026-01-16');
  });

  it('asks nothing but the moment in the null world', () => {
    const [least, calendar] = [play(leastRecent, 'D'), play(fixedCalendar, 'D')];
    for (const days of least) expect(new Set(days.sent.map(({ chance }) => chance)).size).toBe(1);
    for (const days of calendar) expect(new Set(days.sent.map(({ chance }) => chance)).size).toBe(2);
  });

  it('wears a prompt down that comes back at once, and lets it recover', () => {
    const always = watch(({ fitting }) => fitting.find((nudge) => nudges[nudge]?.contexts.includes('anytime')) ?? null);
    const [days] = play(always.policy, 'E', { workingDays: 10 });
    const chances = days?.sent.map(({ chance }) => chance) ?? [];
    expect(chances[1]).toBeLessThan(chances[0]! * 0.8);
    // Monday after Friday: two more days to recover, and still not what it was.
    expect(chances[5]).toBeGreaterThan(chances[4]!);
    expect(chances[5]).toBeLessThan(chances[0]!);
  });

  it('lets people leave where there is drop-out, more of them when they are burdened, and never elsewhere', () => {
    const stillOn = (policy: Policy, id: string) => play(policy, id).filter((days) => days.isOn).length;
    expect(stillOn(uniformRandom, 'C')).toBe(12);
    expect(stillOn(noPrompt, 'H')).toBeGreaterThan(stillOn(uniformRandom, 'H'));
  });

  it('does not offer again what somebody called not for me, and nothing to whoever left', () => {
    const { seen, policy } = watch(({ fitting }) => fitting[0] ?? null);
    const everybody = play(policy, 'H', { workingDays: 130 });
    const refused = seen.outcomes.filter(({ answer }) => answer === 'notForMe');
    expect(refused.length).toBeGreaterThan(0);
    for (const { user, nudge, workingDay } of refused) {
      const later = seen.offers.filter((offer) => offer.user === user && offer.workingDay > workingDay);
      expect(later.some(({ fitting }) => fitting.includes(nudge))).toBe(false);
    }
    for (const [user, days] of everybody.entries()) {
      const offered = seen.offers.filter((offer) => offer.user === user).length;
      if (!days.isOn) expect(offered).toBeLessThan(130);
      expect(days.sent.length).toBe(offered);
    }
  });
});
