import type { Answer } from '#shared/schemas/history.ts';
import type { LocalTime } from '#shared/schemas/local-time.ts';
import type { Moment } from '#shared/schemas/moment.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import type { RandomSource } from './random.ts';

/** One chance to send a prompt to one user; prompts go by their place in the library. */
export interface Offer {
  user: number;
  workingDay: number;
  moment: Moment;
  now: LocalTime;
  /** What fits the moment by the product's own rule, without what the user called "not for me". Never empty. */
  fitting: readonly number[];
  random: RandomSource;
  /** Calendar days since this user last saw the prompt; Infinity for never. */
  daysSince: (nudge: number) => number;
  /** How often this user saw the prompt. */
  timesShown: (nudge: number) => number;
  /** The true chance that this user calls it useful now, taken as one that fits. For the oracle alone. */
  chance: (nudge: number) => number;
}

/** What came of a prompt; `null` is ignored. */
export interface Outcome {
  user: number;
  workingDay: number;
  nudge: number;
  answer: Answer | null;
}

/** A policy at work on all users of one seed: it may keep state for each user, or one for all of them (pooled). */
export interface Player {
  /** A prompt, or null to send nothing today. */
  choose(offer: Offer): number | null;
  learn?(outcome: Outcome): void;
}

export interface Policy {
  id: string;
  title: string;
  /** `local` learns on one device; `pooled` needs everybody's taps on a server; `none` does not learn. */
  learns: 'none' | 'local' | 'pooled';
  /** Begins anew: nothing is carried from one seed or world to the next. */
  begin(start: { nudges: readonly Nudge[]; users: number; seed: number }): Player;
}
