import type { LocalTime } from '../schemas/local-time.ts';
import type { Moment } from '../schemas/moment.ts';
import type { Nudge } from '../schemas/nudge.ts';
import type { NudgeReason } from '../schemas/nudge-reason.ts';
import type { SelectionMemory, Taste } from '../schemas/selection-memory.ts';
import type { Settings } from '../schemas/settings.ts';
import type { Status } from '../schemas/status.ts';
import { isTurnOfStage, missedBehaviours } from './balance.ts';
import { fitsMoment } from './fits-moment.ts';
import { hasRested } from './has-rested.ts';
import { tasteAt } from './learn-from.ts';
import type { NudgeGroup, NudgeLibrary } from './nudge-library.ts';
import { pickLiked } from './pick-liked.ts';
import { reasonFor } from './reason-for.ts';
import { type Candidates, restedThird } from './rested-third.ts';
import { reasonForSilence, type Silence } from './silence.ts';

export interface Situation {
  moment: Moment;
  settings: Settings;
  status: Status;
  memory: SelectionMemory;
  /** What is known of the owner's taste; what the memory holds, unless somebody studies the choice without it. */
  taste?: Taste;
  library: NudgeLibrary;
  now: LocalTime;
  /** Uniform in [0, 1), like Math.random. */
  random: () => number;
}

export type Decision = { kind: 'nudge'; nudge: Nudge; because: NudgeReason } | Silence;

/**
 * Which nudge to show now, if any, and why that one. Among the third of what fits that was shown longest ago it takes
 * what its owner seems to find useful, learned from behaviour, element, context and length alone; each behaviour keeps
 * half of its fair share, and a challenge of the owner's gets every other prompt (behaviour.md §2.4–2.6). The same
 * situation and the same random numbers give the same decision.
 */
export function decideNudge(situation: Situation): Decision {
  const { moment, settings, status, memory, library, now, random } = situation;
  const silent = reasonForSilence(settings, status, memory, now);
  if (silent) return silent;

  const fits = fitsMoment(moment, settings, now);
  const isShortStaffed = status.shortStaffedOn === now.date;
  const fitting = library.groups.filter(
    ({ example }) => fits(example) && (!isShortStaffed || example.okWhenShortStaffed),
  );
  const third = (groups: NudgeGroup[], areFew: boolean) =>
    restedThird(groups, library, memory, hasRested(now.date, settings.dose, areFew || isShortStaffed));

  const { candidates, rule } = candidatesByTurn(situation, fitting, third);
  const { taste = tasteAt(memory, now.epoch) } = situation;
  const picked = pickLiked(candidates, moment, memory, taste, random);
  if (!picked) return { kind: 'silence', reason: 'nothingFits', until: null };
  const because = rule ?? reasonFor(picked, moment, memory, taste, now.date, isShortStaffed);
  return { kind: 'nudge', nudge: picked, because };
}

type Third = (groups: NudgeGroup[], areFew: boolean) => Candidates[];

/** Whose turn it is: the challenge's, a behaviour's that was missed for long, or else anybody's. */
function candidatesByTurn(
  { settings: { challenge }, memory }: Situation,
  fitting: NudgeGroup[],
  third: Third,
): { candidates: Candidates[]; rule: NudgeReason | null } {
  const missed = missedBehaviours(memory);
  if (challenge && isTurnOfStage(memory, challenge.stage, challenge.since)) {
    const { stage } = challenge;
    const ofStage = fitting.filter(({ example }) => example.challengeStage === stage);
    const both = third(
      ofStage.filter(({ example }) => missed.includes(example.behaviour)),
      true,
    );
    const candidates = both.length > 0 ? both : third(ofStage, true);
    if (candidates.length > 0) return { candidates, rule: { kind: 'challenge', stage } };
  }
  for (const behaviour of missed) {
    const ofBehaviour = fitting.filter(({ example }) => example.behaviour === behaviour);
    const candidates = third(ofBehaviour, false);
    if (candidates.length > 0) return { candidates, rule: { kind: 'balance', behaviour } };
  }
  // The other half is for all else, as far as there is anything else.
  const others = challenge ? fitting.filter(({ example }) => example.challengeStage !== challenge.stage) : [];
  const ofOthers = others.length > 0 ? third(others, false) : [];
  return { candidates: ofOthers.length > 0 ? ofOthers : third(fitting, false), rule: null };
}
