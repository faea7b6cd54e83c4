import { behaviours } from '#shared/schemas/framework.ts';
import { moments, type Moment } from '#shared/schemas/moment.ts';
import type { LocalTime } from '#shared/schemas/local-time.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import { calendarDay, localTimeOf, momentOf } from './day.ts';
import { fittingNudges } from './fitting-nudges.ts';
import { makePopulation } from './population.ts';
import type { Policy } from './policy.ts';
import { coin, pickByWeight, randomStream } from './random.ts';
import { UserDays } from './user-days.ts';
import { uselessAnswers, type World } from './worlds.ts';

export interface Run {
  world: World;
  policy: Policy;
  nudges: readonly Nudge[];
  users: number;
  workingDays: number;
  seed: number;
}

/** Days outside, users inside, so that a pooled policy learns from everybody's yesterday. One record for each user. */
export function simulate({ world, policy, nudges, users, workingDays, seed }: Run): UserDays[] {
  const { leaning } = makePopulation(world, nudges, users, seed);
  const behaviourOf = nudges.map((nudge) => behaviours.indexOf(nudge.behaviour));
  const everybody = Array.from(
    { length: users },
    (_, user) => new UserDays(world, behaviourOf, leaning.subarray(user * nudges.length, (user + 1) * nudges.length)),
  );
  const player = policy.begin({ nudges, users, seed });
  for (let workingDay = 0; workingDay < workingDays; workingDay++) {
    const times = Object.fromEntries(moments.map((moment) => [moment, localTimeOf(workingDay, moment)])) as Record<
      Moment,
      LocalTime
    >;
    const today = calendarDay(workingDay);
    for (const [user, days] of everybody.entries()) {
      if (!days.isOn) continue;
      const moment = momentOf(seed, user, workingDay);
      const fitting = fittingNudges(nudges, moment, times[moment]);
      const allowed = days.refused.size > 0 ? fitting.filter((nudge) => !days.refused.has(nudge)) : fitting;
      const nudge = player.choose({
        ...{ user, workingDay, moment, now: times[moment], fitting: allowed },
        random: randomStream(seed, 3, user, workingDay),
        daysSince: (index) => days.daysSince(index, today),
        timesShown: (index) => days.timesShown(index),
        chance: (index) => days.chance(index, today, true),
      });
      if (nudge !== null) {
        const chance = days.chance(nudge, today, fitting.includes(nudge));
        const isUseful = coin(seed, 4, user, workingDay, nudge) < chance;
        const answer = isUseful ? 'useful' : uselessAnswer(world, coin(seed, 5, user, workingDay, nudge));
        days.show(nudge, today, chance, answer);
        player.learn?.({ user, workingDay, nudge, answer });
      }
      if (coin(seed, 6, user, workingDay) < days.hazard(today, nudge)) days.isOn = false;
    }
  }
  return everybody;
}

function uselessAnswer(world: World, at: number) {
  if (!world.dropOut) return 'notNow';
  const answer = pickByWeight(uselessAnswers, at);
  return answer === 'ignored' ? null : answer;
}
