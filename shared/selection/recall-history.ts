import type { History, ShownNudge } from '../schemas/history.ts';
import type { SelectionMemory } from '../schemas/selection-memory.ts';
import type { NudgeLibrary } from './nudge-library.ts';
import { rememberAnswer } from './remember-answer.ts';
import { rememberShown, rememberUnknown } from './remember-shown.ts';

/** Remembers a whole history of showings, oldest first, as if each had been remembered when it came. */
export function recallHistory(memory: SelectionMemory, { shown }: History, library: NudgeLibrary): SelectionMemory {
  return shown.reduce((recalled, show) => recallShow(recalled, show, library), memory);
}

function recallShow(memory: SelectionMemory, show: ShownNudge, library: NudgeLibrary): SelectionMemory {
  const { nudgeId, moment, shownAt, shownOn, answer } = show;
  const nudge = library.find.get(nudgeId)?.nudge;
  const now = { epoch: shownAt, date: shownOn };
  const recalled = nudge
    ? rememberShown(memory, { nudge, moment, now })
    : rememberUnknown(memory, { nudgeId, moment, now });
  return answer === null ? recalled : rememberAnswer(recalled, nudgeId, answer);
}
