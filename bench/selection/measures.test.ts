import { describe, expect, it } from 'vitest';
import { exampleLibrary } from './example-library.ts';
import { measure, shortestGaps } from './measures.ts';
import { UserDays } from './user-days.ts';
import { worlds } from './worlds.ts';

const nudges = exampleLibrary();
const perBehaviour = nudges.length / 4;

/** A user who was sent these prompts on these days, each with this chance. */
function userOf(...sent: { nudge: number; day: number; chance?: number }[]): UserDays {
  const days = new UserDays(
    worlds[0]!,
    nudges.map(() => 0),
    new Float64Array(nudges.length),
  );
  for (const { nudge, day, chance = 0.5 } of sent) days.show(nudge, day, chance, 'useful');
  return days;
}

describe('what is measured', () => {
  it('counts a prompt again within 28 days as a repeat, and on the 29th not', () => {
    const repeatsAfter = (day: number) => measure([userOf({ nudge: 0, day: 0 }, { nudge: 0, day })], nudges).repeats;
    expect(repeatsAfter(28)).toBe(0.5);
    expect(repeatsAfter(29)).toBe(0);
  });

  it('takes the useful rate by user, then the mean and the 25th percentile of users', () => {
    const users = [0.1, 0.2, 0.3, 0.8].map((chance) =>
      userOf({ nudge: 0, day: 0, chance }, { nudge: 1, day: 1, chance }),
    );
    const { rate, rateOfQuarter, useful, sent } = measure(users, nudges);
    expect(rate).toBeCloseTo(0.35);
    expect(rateOfQuarter).toBeCloseTo(0.175);
    expect(useful).toBeCloseTo(0.7);
    expect(sent).toBe(2);
  });

  it('lets a day of silence count as no use, and somebody who was sent nothing have no rate', () => {
    const { rate, useful } = measure([userOf({ nudge: 0, day: 0 }), userOf()], nudges);
    expect([rate, useful]).toEqual([0.5, 0.25]);
  });

  it('names the least shown behaviour of each user, of those with enough prompts to tell', () => {
    const even = userOf(...Array.from({ length: 40 }, (_, day) => ({ nudge: (day % 4) * perBehaviour, day })));
    const missing = userOf(...Array.from({ length: 40 }, (_, day) => ({ nudge: (day % 3) * perBehaviour, day })));
    const few = userOf({ nudge: 0, day: 0 });
    expect(measure([even, few], nudges)).toMatchObject({ lowestShare: 0.25, lowestShareOfAnybody: 0.25 });
    expect(measure([even, missing], nudges)).toMatchObject({ lowestShare: 0.125, lowestShareOfAnybody: 0 });
  });

  it('takes the shortest of all gaps before the same prompt came again', () => {
    const user = userOf({ nudge: 0, day: 0 }, { nudge: 1, day: 10 }, { nudge: 0, day: 130 }, { nudge: 1, day: 122 });
    expect(shortestGaps([user, userOf({ nudge: 0, day: 0 })])).toEqual([112, Infinity]);
  });
});
