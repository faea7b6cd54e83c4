import { textIn, type Locale } from '#shared/schemas/locale.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import type { Plan } from '#shared/schemas/plan.ts';
import { localTimeOf } from '../nudging/local-time-of.ts';
import type { ChallengeStep, ChallengeWay } from '../storage/challenge.ts';
import type { Journal } from '../storage/journal.ts';
import type { LoggedShow } from '../storage/shown-log.ts';
import { takenUp } from './practice-by-month.ts';

/** Something that was written or tried on the way; its words are null while they are locked. */
export interface Tried {
  /** `YYYY-MM-DD` */
  on: string;
  kind: 'note' | 'planMade' | 'planTried' | 'prompt';
  words: string | { cue: string; response: string } | null;
}

/** One part of the way, between two instants in milliseconds since 1970; `to` null while it is still so. */
export interface PartOfWay {
  stage: ChallengeStep['stage'];
  from: number;
  to: number | null;
  /** The first first. */
  tried: Tried[];
}

export interface Lived {
  journal: Pick<Journal, 'notes' | 'plans' | 'locked'>;
  shown: readonly LoggedShow[];
  nudges: readonly Nudge[] | null;
  locale: Locale;
}

/**
 * The stages of a challenge in the order in which they were gone through, each with what was written and tried in its
 * time, by date. Nobody has to say that it was about the challenge.
 */
export function wayOfChallenge({ way, endedAt }: ChallengeWay, record: Lived): PartOfWay[] {
  const tried = allTried(record);
  return way.map(({ stage, from }, index) => {
    const to = way[index + 1]?.from ?? endedAt ?? null;
    const isLast = index === way.length - 1;
    const first = localTimeOf(from).date;
    const last = to === null ? null : localTimeOf(to).date;
    // A day on which it went on belongs to the stage that it went on to.
    const isWithin = ({ on }: Tried) => on >= first && (last === null || on < last || (isLast && on === last));
    return { stage, from, to, tried: stage === 'away' ? [] : tried.filter(isWithin) };
  });
}

function allTried({ journal: { notes, plans, locked }, shown, nudges, locale }: Lived): Tried[] {
  const dateOf = (at: number) => localTimeOf(at).date;
  const ofPlan = (plan: Pick<Plan, 'createdAt' | 'triedOn'>, words: Tried['words']): Tried[] => [
    { on: dateOf(plan.createdAt), kind: 'planMade', words },
    ...(plan.triedOn ?? []).map((on) => ({ on, kind: 'planTried' as const, words })),
  ];
  const textOf = new Map(nudges?.map(({ id, locales }) => [id, textIn(locales, locale).text.text]));
  const all: Tried[] = [
    ...notes.map(({ writtenAt, text }) => ({ on: dateOf(writtenAt), kind: 'note' as const, words: text })),
    ...locked.notes.map(({ writtenAt }) => ({ on: dateOf(writtenAt), kind: 'note' as const, words: null })),
    ...plans.flatMap((plan) => ofPlan(plan, { cue: plan.cue, response: plan.response })),
    ...locked.plans.flatMap((plan) => ofPlan(plan, null)),
    ...shown.flatMap(({ nudgeId, shownOn, answer }) => {
      const words = textOf.get(nudgeId);
      return takenUp.has(answer) && words ? [{ on: shownOn, kind: 'prompt' as const, words }] : [];
    }),
  ];
  return all.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
