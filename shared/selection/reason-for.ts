import { factorNames } from '../schemas/factors.ts';
import type { Moment } from '../schemas/moment.ts';
import type { Nudge } from '../schemas/nudge.ts';
import type { NudgeReason } from '../schemas/nudge-reason.ts';
import type { SelectionMemory, Taste } from '../schemas/selection-memory.ts';
import { daysBetween } from './calendar-days.ts';
import { averageRate, meanEffect } from './draw-effects.ts';
import { factorsOf } from './factors-of.ts';
import { levelsOf } from './learn-from.ts';
import { noticeable } from './learning-weights.ts';

/** What spoke most for a nudge where no rule asked for it. */
export function reasonFor(
  nudge: Nudge,
  moment: Moment,
  memory: SelectionMemory,
  taste: Taste,
  today: string,
  isShortStaffed: boolean,
): NudgeReason {
  if (isShortStaffed) return { kind: 'shortStaffed' };
  const rate = averageRate(taste);
  const factors = factorsOf(nudge, moment);
  let most = noticeable.above;
  let reason: NudgeReason | undefined;
  for (const factor of factorNames) {
    const tally = levelsOf(taste, factor)[factors[factor]];
    if (!tally || tally.shown < noticeable.shown) continue;
    const effect = meanEffect(factor, tally, rate);
    if (effect < most) continue;
    most = effect;
    reason = { kind: 'foundUseful', factor, level: String(factors[factor]) };
  }
  if (reason) return reason;
  const lastOn = memory.lastShown.find(([id]) => id === nudge.id)?.[1];
  return lastOn === undefined
    ? { kind: 'neverShown' }
    : { kind: 'longAgo', weeks: Math.max(0, Math.floor(daysBetween(lastOn, today) / 7)) };
}
