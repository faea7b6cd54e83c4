import { doses, type Settings } from '#shared/schemas/settings.ts';
import type { Choices } from '../storage/choices.ts';
import { type Policy, type PolicyWeek, weekdays } from './policy.ts';

type Hours = Settings['hours'];
type Day = Hours[number];

/** The doses that a policy leaves to choose from, by what they allow: from silence upwards. */
const byAmount: readonly Settings['dose'][] = ['off', 'weekly', 'daily', 'twice-daily'];

/**
 * The settings that hold: a person's own, with the organisation's defaults where nothing was chosen, and its locks over
 * both. Every part of Tend reads settings through this, so that none of them can forget a lock.
 */
export function effectiveSettings(stored: Settings, choices: Choices, policy: Policy): Settings {
  const own = ownSettings(stored, choices, policy);
  const { dose, hours, dailyAt } = policy.locks ?? {};
  return {
    ...own,
    dose: dose === undefined ? own.dose : atMost(own.dose, dose),
    hours: hours === undefined ? own.hours : within(own.hours, hoursOf(hours)),
    dailyAt: dailyAt ?? own.dailyAt,
  };
}

/** The same without the locks: what a person has, and what the organisation proposes for the rest. */
export function ownSettings(stored: Settings, choices: Choices, policy: Policy): Settings {
  if (choices.isSettled || !policy.defaults) return stored;
  const { keepDays, hours, ...others } = policy.defaults;
  const defaults = {
    ...others,
    ...(hours === undefined ? {} : { hours: hoursOf(hours) }),
    ...(keepDays === undefined ? {} : { keepDays: keepDays === 0 ? null : keepDays }),
  };
  const open = Object.entries(defaults).filter(([name, value]) => value !== undefined && !(name in choices.chosenAt));
  return { ...stored, ...Object.fromEntries(open) };
}

/** The doses that a person may choose from: `off` is always among them. */
export function dosesWithin(policy: Policy): Settings['dose'][] {
  const limit = policy.locks?.dose;
  return doses.filter((dose) => limit === undefined || byAmount.indexOf(dose) <= byAmount.indexOf(limit));
}

/** The hours that a person may narrow and not leave; null when the organisation leaves them open. */
export function frameOf({ locks }: Policy): Hours | null {
  return locks?.hours === undefined ? null : hoursOf(locks.hours);
}

/** A policy's week, Monday first; null is a day off. */
function hoursOf(week: PolicyWeek): Hours {
  return weekdays.map((name) => week[name] ?? null) as Hours;
}

function atMost(dose: Settings['dose'], limit: Settings['dose']): Settings['dose'] {
  return byAmount.indexOf(dose) > byAmount.indexOf(limit) ? limit : dose;
}

/** Nobody is made to work longer than they said: what holds is what both allow. */
function within(hours: Hours, frame: Hours): Hours {
  return hours.map((day, index) => overlap(day, frame[index] ?? null)) as Hours;
}

function overlap(day: Day, frame: Day): Day {
  if (!day || !frame) return null;
  const from = day.from > frame.from ? day.from : frame.from;
  const to = day.to < frame.to ? day.to : frame.to;
  return from < to ? { from, to } : null;
}
