import { minuteOf } from '#shared/schemas/local-time.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import type { SelectionMemory } from '#shared/schemas/selection-memory.ts';
import type { Settings } from '#shared/schemas/settings.ts';
import { defaultStatus } from '#shared/schemas/status.ts';
import { decideNudge } from '#shared/selection/decide-nudge.ts';
import { tasteAt } from '#shared/selection/learn-from.ts';
import type { NudgeLibrary } from '#shared/selection/nudge-library.ts';
import { rememberAnswer } from '#shared/selection/remember-answer.ts';
import { rememberShown } from '#shared/selection/remember-shown.ts';
import { dailyMinute } from './daily-minute.ts';
import { localTimeOf } from './local-time-of.ts';

const daysAhead = 28;

export interface PromptAhead {
  nudge: Nudge;
  /** In milliseconds since 1970, on the clock of the zone that the device is in now. */
  at: number;
}

interface Present {
  settings: Settings;
  memory: SelectionMemory;
  library: NudgeLibrary;
  /** Milliseconds since 1970. */
  now: number;
  random: () => number;
}

/**
 * The daily prompts of the next four weeks from tomorrow on, as they would be chosen if each were answered. Nothing of
 * it is remembered. Whoever turned prompts off in the browser gets one a day: the file is then all that they have.
 */
export function promptsAhead({ settings, memory, library, now, random }: Present): PromptAhead[] {
  const taste = tasteAt(memory, now);
  const wanted: Settings = settings.dose === 'off' ? { ...settings, dose: 'daily' } : settings;
  // They ask for prompts by asking for the file, so that earlier ones that were ignored are forgiven.
  const status = { ...defaultStatus, resumedAt: now };
  const ahead: PromptAhead[] = [];
  let pretended = memory;
  for (let day = 1; day <= daysAhead; day++) {
    for (const at of chancesOn(wanted, now, day)) {
      const local = localTimeOf(at);
      const situation = { settings: wanted, status, memory: pretended, taste, library, random };
      const decision = decideNudge({ ...situation, moment: 'dayStart', now: local });
      if (decision.kind === 'silence') continue;
      const { nudge } = decision;
      ahead.push({ nudge, at });
      pretended = rememberShown(pretended, { ...decision, moment: 'dayStart', now: local });
      pretended = rememberAnswer(pretended, nudge.id, 'useful');
      break;
    }
  }
  return ahead;
}

/** When the prompt of a day may come: at its time, or else when the quiet that lies over it ends. */
function chancesOn(settings: Settings, now: number, ahead: number): number[] {
  const today = new Date(now);
  const day = new Date(today.getFullYear(), today.getMonth(), today.getDate() + ahead);
  const due = dailyMinute(settings, day.getDay() || 7);
  if (due === null) return [];
  const quietEnd = settings.quietHours ? minuteOf(settings.quietHours.to) : due;
  const minutes = quietEnd > due ? [due, quietEnd] : [due];
  return minutes.map((minute) => new Date(day.getFullYear(), day.getMonth(), day.getDate(), 0, minute).getTime());
}
