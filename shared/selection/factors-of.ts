import type { Factors } from '../schemas/factors.ts';
import type { Moment } from '../schemas/moment.ts';
import type { Nudge } from '../schemas/nudge.ts';
import { shownContext } from './fits-moment.ts';

/** What is learned from showing a nudge at a moment is learned about these. */
export function factorsOf(nudge: Nudge, moment: Moment): Factors {
  const { behaviour, element, effortSeconds: seconds } = nudge;
  return { behaviour, element, context: shownContext(nudge, moment), seconds };
}
