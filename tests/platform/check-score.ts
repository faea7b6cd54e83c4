import type { Course } from './course.ts';
import type { Grade, LineItem } from './gradebook.ts';
import type { Profile } from './profile.ts';
import { ServiceRefusal } from './service-refusal.ts';

const iso8601 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}([.,]\d+)?(Z|[+-]\d{2}:?\d{2})$/;

/**
 * Turns a score into the grade that it leaves behind, or refuses it: 400 for what is missing or for somebody who is not
 * graded, and the profile's status for a timestamp that is not late enough. Values of the two progress members are not
 * checked against the lists of the specification, as in Moodle.
 */
export function checkScore(
  profile: Profile,
  course: Course,
  item: LineItem,
  body: string,
): { personId: string; grade: Grade } {
  const score = parseScore(body);
  const { userId, timestamp, scoreGiven, scoreMaximum } = score;
  const personId = typeof userId === 'string' || typeof userId === 'number' ? String(userId) : '';
  const isComplete =
    personId !== '' &&
    score['activityProgress'] !== undefined &&
    score['gradingProgress'] !== undefined &&
    typeof timestamp === 'string' &&
    iso8601.test(timestamp) &&
    isNumberOrAbsent(scoreGiven) &&
    isNumberOrAbsent(scoreMaximum) &&
    (scoreGiven === undefined || scoreMaximum !== undefined);
  if (!isComplete || !course.isGradable(personId)) throw new ServiceRefusal(400, `Incorrect score received${body}`);

  const modifiedAt = Math.floor(Date.parse(timestamp) / 1000);
  const stored = course.gradebook.grade(item.id, personId);
  if (stored && isTooEarly(profile.scores.timestampRule, modifiedAt, stored.modifiedAt)) {
    const reason = `Refusing score with an earlier timestamp for item ${item.id} and user ${personId}`;
    throw new ServiceRefusal(profile.scores.conflictStatus, reason);
  }
  const isGrade = score['gradingProgress'] === 'FullyGraded' && scoreGiven !== undefined;
  const points = isGrade
    ? // Above the maximum is cut to the maximum.
      Math.min((Number(scoreGiven) / Number(scoreMaximum)) * item.scoreMaximum, item.scoreMaximum)
    : null;
  const kept = !isGrade && !profile.scores.isErasedByProgress ? stored : undefined;
  const comment = typeof score['comment'] === 'string' && score['comment'] !== '' ? score['comment'] : null;
  return {
    personId,
    grade: { points: kept ? kept.points : points, comment: kept ? kept.comment : comment, modifiedAt },
  };
}

function parseScore(body: string): Record<string, unknown> {
  try {
    const score: unknown = JSON.parse(body);
    if (typeof score === 'object' && score !== null && !Array.isArray(score)) {
      // PHP's isset() is false for null.
      return Object.fromEntries(Object.entries(score).filter(([, value]) => value !== null));
    }
  } catch {
    // Answered like an empty object below.
  }
  return {};
}

function isNumberOrAbsent(value: unknown): boolean {
  return value === undefined || (value !== '' && typeof value !== 'boolean' && Number.isFinite(Number(value)));
}

function isTooEarly(rule: Profile['scores']['timestampRule'], modifiedAt: number, storedAt: number): boolean {
  return rule === 'later-second' ? modifiedAt <= storedAt : modifiedAt < storedAt;
}
