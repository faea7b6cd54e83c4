import { type Card, createEmptyCard, fsrs, Rating, State } from 'ts-fsrs';
import type { CheckMemory, RecalledQuestion } from '../schemas/check-memory.ts';
import type { Module } from '../schemas/module.ts';

// Spaced by whole days and without chance: a question comes at a follow-up, never minutes after its answer, and the
// same answers make the same questions due.
const scheduler = fsrs({ request_retention: 0.9, enable_fuzz: false, enable_short_term: false });

/** A question that falls due later on the day of a follow-up is due at it. */
const sameDayMs = 12 * 60 * 60_000;

/**
 * Writes down whether a check question was answered rightly; its next turn comes the later, the better its answer
 * sits (FSRS). Where somebody may try as often as they like, hand over the first try. `now` in milliseconds since 1970.
 */
export function rememberCheckAnswer(
  memory: CheckMemory,
  questionId: string,
  isRight: boolean,
  now: number,
): CheckMemory {
  const before = memory.questions[questionId];
  // A clock that was set back is no time that went by.
  const at = Math.max(now, before?.answeredAt ?? 0);
  const { card } = scheduler.next(
    before ? cardOf(before) : createEmptyCard(at),
    at,
    isRight ? Rating.Good : Rating.Again,
  );
  const question = {
    stability: card.stability,
    difficulty: card.difficulty,
    times: card.reps,
    lapses: card.lapses,
    answeredAt: at,
    dueAt: card.due.getTime(),
  };
  return { ...memory, questions: { ...memory.questions, [questionId]: question } };
}

/**
 * Which check questions of a module are due at a follow-up, `limit` at most: the ones never answered here, then the
 * ones that are most likely forgotten. Answers to questions that the module no longer has are passed over.
 */
export function dueQuestions(module: Module, memory: CheckMemory, now: number, limit: number): string[] {
  return (module.questions ?? [])
    .map(({ id }) => {
      const known = memory.questions[id];
      if (!known) return { id, recall: -1, isDue: true };
      const recall = scheduler.get_retrievability(cardOf(known), Math.max(now, known.answeredAt), false);
      return { id, recall, isDue: known.dueAt <= now + sameDayMs };
    })
    .filter(({ isDue }) => isDue)
    .toSorted((a, b) => a.recall - b.recall)
    .slice(0, limit)
    .map(({ id }) => id);
}

function cardOf({ stability, difficulty, times, lapses, answeredAt, dueAt }: RecalledQuestion): Card {
  return {
    ...createEmptyCard(answeredAt),
    due: new Date(dueAt),
    stability,
    difficulty,
    scheduled_days: Math.round((dueAt - answeredAt) / 86_400_000),
    reps: times,
    lapses,
    state: State.Review,
    last_review: new Date(answeredAt),
  };
}
