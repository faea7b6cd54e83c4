import type { History } from '../schemas/history.ts';
import type { LocalTime } from '../schemas/local-time.ts';
import type { Moment } from '../schemas/moment.ts';
import type { Nudge } from '../schemas/nudge.ts';
import type { Settings } from '../schemas/settings.ts';
import type { Status } from '../schemas/status.ts';
import { fitsMoment } from './fits-moment.ts';
import { reasonForSilence, type Silence } from './silence.ts';

export interface Situation {
  moment: Moment;
  settings: Settings;
  status: Status;
  history: History;
  nudges: readonly Nudge[];
  now: LocalTime;
  /** Uniform in [0, 1), like Math.random. */
  random: () => number;
}

export type Decision = { kind: 'nudge'; nudge: Nudge } | Silence;

/**
 * Which nudge to show now, if any. Among those that fit the moment it takes the one shown longest ago, never shown
 * first, ties by chance: simulated over 26 weeks this already beats chance and per-prompt learning (behaviour.md
 * §2.6). What somebody called "not for me" does not come back.
 */
export function decideNudge(situation: Situation): Decision {
  const { moment, settings, status, history, nudges, now, random } = situation;
  const silent = reasonForSilence(settings, status, history, now);
  if (silent) return silent;

  const lastShown = new Map<string, number>();
  for (const shown of history.shown) {
    const before = lastShown.get(shown.nudgeId) ?? -Infinity;
    lastShown.set(shown.nudgeId, shown.answer === 'notForMe' ? Infinity : Math.max(before, shown.shownAt));
  }

  const fits = fitsMoment(moment, settings, now);
  const isShortStaffed = status.shortStaffedOn === now.date;
  let oldest = Infinity;
  let longestAgo: Nudge[] = [];
  for (const nudge of nudges) {
    if (!fits(nudge) || (isShortStaffed && !nudge.okWhenShortStaffed)) continue;
    const at = lastShown.get(nudge.id) ?? -Infinity;
    if (at === Infinity || at > oldest) continue;
    if (at < oldest) longestAgo = [];
    oldest = at;
    longestAgo.push(nudge);
  }

  const nudge = longestAgo[Math.floor(random() * longestAgo.length)];
  return nudge ? { kind: 'nudge', nudge } : { kind: 'silence', reason: 'nothingFits', until: null };
}
