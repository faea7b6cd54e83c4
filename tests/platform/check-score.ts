import type { Course } from './course.ts';
import type { Grade, LineItem } from './gradebook.ts';
import { personIdOf } from './platform-ids.ts';
import type { PlatformState } from './platform-state.ts';
import type { Profile } from './profile.ts';
import { ServiceRefusal } from './service-refusal.ts';

const iso8601 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}([.,]\d+)?(Z|[+-]\d{2}:?\d{2})$/;
const canvasSubmission = 'https://canvas.instructure.com/lti/submission';

type Score = Readonly<Record<string, unknown>>;

export interface AcceptedScore {
  readonly personId: string;
  readonly grade: Grade;
  /** Whether it is one more attempt of the learner's. */
  readonly isNewSubmission: boolean;
}

/**
 * Turns a score into the grade that it leaves behind, or refuses it: 400 for what is missing, and the profile's status
 * for somebody who is not graded, an activity that is closed, and a timestamp that is not late enough. Values of the
 * two progress members are not checked against the lists of the specification, as in Moodle.
 */
export function checkScore(state: PlatformState, course: Course, item: LineItem, body: string): AcceptedScore {
  const knobs = state.profile.scores;
  const score = parseScore(body);
  const personId = personIdOf(state, course, textOf(score['userId'])) ?? '';
  if (course.isConcluded && knobs.concludedStatus !== null) {
    throw new ServiceRefusal(
      knobs.concludedStatus,
      'This course has concluded. AGS requests will no longer be accepted',
    );
  }
  if (!isComplete(score)) throw new ServiceRefusal(400, `Incorrect score received${body}`);
  if (!course.isGradable(personId)) throw notGraded(knobs.notGradedStatus, body);
  if (knobs.unpublishedStatus !== null && course.unpublished.has(item.resourceLinkId ?? '')) {
    throw new ServiceRefusal(knobs.unpublishedStatus, 'This assignment is still unpublished');
  }

  const modifiedAt = Math.floor(Date.parse(String(score['timestamp'])) / 1000);
  const stored = course.gradebook.grade(item.id, personId);
  const isCompared = stored && !(stored.isByHand && knobs.handGrades === 'overwritten');
  if (isCompared && isTooEarly(knobs.timestampRule, modifiedAt, stored.modifiedAt)) {
    const reason = `Refusing score with an earlier timestamp for item ${item.id} and user ${personId}`;
    throw new ServiceRefusal(knobs.conflictStatus, reason);
  }
  const extension = (score[canvasSubmission] ?? {}) as Score;
  return {
    personId,
    grade: gradeOf(knobs, score, item, stored, modifiedAt),
    isNewSubmission:
      knobs.countsSubmissions && score['activityProgress'] !== 'Initialized' && extension['new_submission'] !== false,
  };
}

function gradeOf(
  knobs: Profile['scores'],
  score: Score,
  item: LineItem,
  stored: Grade | undefined,
  modifiedAt: number,
): Grade {
  const extension = (knobs.countsSubmissions ? (score[canvasSubmission] ?? {}) : {}) as Score;
  const { scoreGiven, scoreMaximum, gradingProgress, comment } = score;
  const isPending = knobs.isErasedByProgress === 'pending-keeps' && gradingProgress === 'PendingManual';
  const isGrade = (gradingProgress === 'FullyGraded' || isPending) && scoreGiven !== undefined;
  const keepsByHand = stored?.isByHand === true && extension['prioritize_non_tool_grade'] === true;
  const keepsInterim = !isGrade && (!knobs.isErasedByProgress || extension['preserve_score'] === true);
  if (stored && (keepsByHand || keepsInterim)) return { ...stored, modifiedAt };
  const scaled = (Number(scoreGiven) / Number(scoreMaximum)) * item.scoreMaximum;
  return {
    // Above the maximum is cut to the maximum, in Moodle.
    points: isGrade ? (knobs.isCutToMaximum ? Math.min(scaled, item.scoreMaximum) : scaled) : null,
    comment: typeof comment === 'string' && comment !== '' ? comment : null,
    modifiedAt,
  };
}

function isComplete(score: Score): boolean {
  const { timestamp, scoreGiven, scoreMaximum } = score;
  return (
    textOf(score['userId']) !== '' &&
    score['activityProgress'] !== undefined &&
    score['gradingProgress'] !== undefined &&
    typeof timestamp === 'string' &&
    iso8601.test(timestamp) &&
    isNumberOrAbsent(scoreGiven) &&
    isNumberOrAbsent(scoreMaximum) &&
    (scoreGiven === undefined || scoreMaximum !== undefined)
  );
}

/** Moodle says the same of a person who is not graded as of a score that lacks something. */
function notGraded(status: number, body: string): ServiceRefusal {
  const reason = status === 400 ? `Incorrect score received${body}` : 'User not found in course or is not a student';
  return new ServiceRefusal(status, reason);
}

function textOf(id: unknown): string {
  return typeof id === 'string' || typeof id === 'number' ? String(id) : '';
}

function parseScore(body: string): Score {
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
