import type { Context } from '#shared/schemas/framework.ts';
import type { Moment } from '#shared/schemas/moment.ts';

// The worlds of the simulation, fixed before any engine of ours was run in them (docs/decisions/0007). Sizes are in
// logits unless said otherwise; they were set so that uniform random, least-recent and the oracle land near the first
// run's figures (behaviour.md §2.6), which knew no numbers of the world either. Nobody measured them on people.

/** What switching Tend off for good depends on, per working day. */
export interface DropOut {
  /** Hazard on a day without any burden; the only hazard when nothing is sent. */
  base: number;
  /** Multiplies by e^burden for each prompt lately sent (half-life of a week). */
  burden: number;
  /** Multiplies by e^repeats when the prompt was shown a moment ago, less with time, half-life 15 days. */
  repeats: number;
  /** Multiplies by e^useless for each prompt lately sent that was no use (half-life of a week). */
  useless: number;
}

/** The chance that a person calls a prompt useful: logit⁻¹(base + quality + taste − what wears it down). */
export interface World {
  id: string;
  title: string;
  /** One sentence for the published page. */
  says: string;
  /** Spread over prompts of how good they are for everybody. */
  quality: number;
  /** Spread over people of how much they like each behaviour, each element, and each hidden theme. */
  taste: { behaviour: number; element: number; hidden: number };
  /** Spread over people and prompts of what nothing explains. */
  whim: number;
  /** What a prompt loses when it was shown a moment ago, halved every `halfLife` calendar days. */
  repeat: { loss: number; halfLife: number };
  /** What each earlier prompt of the same behaviour takes away, halved every three calendar days. */
  sameBehaviour: number;
  /** What every week takes away. */
  weekly: number;
  /** What a prompt loses that does not fit the moment. */
  offContext: number;
  dropOut: DropOut | null;
}

/** How many people, days and prompts a day: 130 working days are 26 weeks. */
export const people = 200;
export const workingDays = 130;
export const daysOfYear = 260;

/** How people differ in calling prompts useful at all, in every world: 35 % in the middle. */
export const baseRate = { middle: Math.log(0.35 / 0.65), spread: 0.5 };

/** Themes that no field of a prompt names: world F's tastes follow them. */
export const hiddenThemes = 8;

/** How often each context is what the day offers (behaviour.md §2.6). */
export const contextWeights: Record<Context, number> = {
  meeting: 0.26,
  email: 0.22,
  calendar: 0.22,
  'one-to-one': 0.2,
  anytime: 0.06,
  review: 0.04,
};

/** Which moment of the product the context is met at, and at which minute of the day. */
export const momentWeights: Record<Context, Partial<Record<Moment, number>>> = {
  meeting: { teamMeeting: 0.6, meetingEnded: 0.4 },
  email: { compose: 0.5, reply: 0.4, chat: 0.1 },
  calendar: { calendar: 1 },
  'one-to-one': { oneToOne: 1 },
  anytime: { dayStart: 0.4, dayEnd: 0.3, ownPlace: 0.3 },
  review: { appraisal: 0.5, review: 0.5 },
};
export const minuteOfMoment: Partial<Record<Moment, number>> = { dayStart: 9 * 60 + 5, dayEnd: 16 * 60 + 30 };
export const minuteOtherwise = 11 * 60;

/** What somebody does with a prompt that was no use: without drop-out only "not now", so that every arm sends daily. */
export const uselessAnswers = { notNow: 0.47, ignored: 0.5, notForMe: 0.03 };

const plain: Omit<World, 'id' | 'title' | 'says'> = {
  quality: 0.035,
  taste: { behaviour: 0, element: 0, hidden: 0 },
  whim: 0,
  repeat: { loss: 0.03, halfLife: 15 },
  sameBehaviour: 0,
  weekly: 0.01,
  offContext: 0.6,
  dropOut: null,
};
const nothing = { ...plain, quality: 0, repeat: { loss: 0, halfLife: 15 }, weekly: 0 };
const tastes = { ...plain, quality: 0.1, taste: { behaviour: 0.26, element: 0.26, hidden: 0 }, whim: 0.1 };
const tired = { ...tastes, repeat: { loss: 0.6, halfLife: 15 }, sameBehaviour: 0.1 };

export const worlds: readonly World[] = [
  { ...plain, id: 'A', title: 'Duolingo-like', says: 'Prompts differ by a few per cent, people do not differ.' },
  {
    ...tastes,
    id: 'B',
    title: 'Tastes differ',
    says: 'People differ in which behaviour and which element of culture speaks to them.',
    repeat: { loss: 0.3, halfLife: 15 },
  },
  {
    ...plain,
    id: 'C',
    title: 'Strong fatigue',
    says: 'Repeats and the same behaviour again soon lose their use; people do not differ.',
    quality: 0.2,
    repeat: { loss: 1.2, halfLife: 30 },
    sameBehaviour: 0.15,
    weekly: 0.02,
  },
  { ...nothing, id: 'D', title: 'Null', says: 'Nothing matters but that a prompt fits the moment.' },
  {
    ...tastes,
    id: 'E',
    title: 'Long memory',
    says: 'Tastes differ as in B, and a prompt that comes back loses use for months.',
    repeat: { loss: 0.85, halfLife: 90 },
  },
  {
    ...tastes,
    id: 'F',
    title: 'Wrong factors',
    says: 'Tastes follow themes that our factors do not see.',
    taste: { behaviour: 0, element: 0, hidden: 0.33 },
    repeat: { loss: 0.3, halfLife: 15 },
  },
  {
    ...tired,
    id: 'G',
    title: 'Drop-out',
    says: 'Tastes and fatigue; burden, repeats and useless prompts make people switch off for good.',
    dropOut: { base: 0.001, burden: 0.1, repeats: 1.5, useless: 0.15 },
  },
  {
    ...tired,
    id: 'H',
    title: 'Hard drop-out',
    says: 'As G, and people switch off much sooner.',
    dropOut: { base: 0.001, burden: 0.15, repeats: 2.5, useless: 0.25 },
  },
];
