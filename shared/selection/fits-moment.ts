import type { Context } from '../schemas/framework.ts';
import { minuteOf, type LocalTime } from '../schemas/local-time.ts';
import { contextOfMoment, type Moment } from '../schemas/moment.ts';
import type { Nudge } from '../schemas/nudge.ts';
import type { Settings } from '../schemas/settings.ts';

/** Moments at which something has just ended; at all others a nudge looks ahead or into what is being done. */
const afterwards: ReadonlySet<Moment> = new Set([
  'oneToOneEnded',
  'meetingEnded',
  'interviewEnded',
  'appraisalEnded',
  'dayEnd',
]);

const edgeOfDayMinutes = 60;

/**
 * The context for which a nudge is shown at a moment: the moment's own before "any time", and one that is read ahead,
 * at the start of a day, for what it is about. Undefined when it is written for something else.
 */
function contextFor(nudge: Nudge, moment: Moment): Context | undefined {
  const wanted = contextOfMoment[moment];
  // The start and end of a day are for looking at the diary, too: with "anytime" alone they would soon repeat.
  const second: Context = wanted === 'anytime' && moment !== 'ownPlace' ? 'calendar' : 'anytime';
  if (nudge.contexts.includes(wanted)) return wanted;
  if (nudge.contexts.includes(second)) return second;
  return moment === 'dayStart' && nudge.readsAhead ? nudge.contexts[0] : undefined;
}

/** The context that a showing counts for; its first where it was shown at a moment that it was not written for. */
export function shownContext(nudge: Nudge, moment: Moment): Context {
  return contextFor(nudge, moment) ?? nudge.contexts[0] ?? 'anytime';
}

/**
 * Returns the test that says whether a nudge fits this moment: written for its context or for any time, for before
 * or after as the moment is, and not one that would ring false there or then.
 */
export function fitsMoment(moment: Moment, settings: Settings, now: LocalTime): (nudge: Nudge) => boolean {
  const wrongTrigger = afterwards.has(moment) ? ['before', 'during'] : ['after'];
  const hours = settings.hours[now.weekday - 1];
  const avoided = new Set<string>();
  if (moment === 'review') avoided.add('work-review');
  if (moment === 'interview' || moment === 'interviewEnded') avoided.add('interview');
  if (now.weekday === 5) avoided.add('friday');
  if (hours && now.minute < minuteOf(hours.from) + edgeOfDayMinutes) avoided.add('start-of-day');
  if (hours && now.minute >= minuteOf(hours.to) - edgeOfDayMinutes) avoided.add('end-of-day');

  return (nudge) =>
    contextFor(nudge, moment) !== undefined &&
    !wrongTrigger.includes(nudge.trigger) &&
    !nudge.avoidWhen.some((part) => avoided.has(part));
}
