import { shuffle } from 'simple-statistics';
import { randomStream } from '../random.ts';
import type { Policy } from '../policy.ts';

/** One prompt a day by date, the same for everybody, whatever the moment: the calendar on the wall. */
export const fixedCalendar: Policy = {
  id: 'calendar',
  title: 'Fixed calendar (ignores the moment)',
  learns: 'none',
  begin: ({ nudges, seed }) => {
    const order = shuffle(
      nudges.map((_, index) => index),
      randomStream(seed, 20),
    );
    return { choose: ({ workingDay }) => order[workingDay % order.length] ?? null };
  },
};
