import type { PlatformAnswer } from '../platform/services/call-platform.ts';

/** Why a score is not in the gradebook (yet); `reason.<code>` in shared/messages/en/gradebook.json says it in words. */
export type ScoreReason =
  | 'unreachable'
  | 'no-answer'
  | 'no-token'
  | 'throttled'
  | 'platform-away'
  | 'unexpected-answer'
  | 'newer-result'
  | 'unconfirmed'
  | 'not-a-learner'
  | 'not-published'
  | 'no-tries-left'
  | 'column-gone'
  | 'not-our-column'
  | 'not-allowed'
  | 'not-accepted'
  | 'gave-up';

export type Verdict =
  | { kind: 'sent' }
  /** They hold something as new as ours, and an earlier send of ours had an unknown end: only their result can tell. */
  | { kind: 'read-back' }
  | { kind: 'superseded'; reason: ScoreReason }
  | { kind: 'refused'; reason: ScoreReason }
  | { kind: 'later'; reason: ScoreReason; retryAfter: number | null; mayBeApplied: boolean };

/**
 * Decides by status, because bodies are empty, HTML or one of three JSON shapes; words are looked at only where one
 * status has two meanings. `isUncertain` tells that an earlier send of this score may have been applied.
 * AGS 2.0, 3.4.9 and 3.4.10; observed answers of Canvas, Moodle, Brightspace, Blackboard and Open edX.
 */
export function classifyAnswer(answer: PlatformAnswer, isUncertain: boolean): Verdict {
  switch (answer.kind) {
    case 'unreachable':
      return later('unreachable');
    case 'no-answer':
      return later('no-answer', null, true);
    case 'no-token':
      return later(reasonOfNoToken(answer.status), answer.retryAfter);
    default:
      return classifyStatus(answer, isUncertain);
  }
}

/** Only a token endpoint that answers can refuse; without a token nothing was sent, so nothing is in doubt. */
function reasonOfNoToken(status: number | null): ScoreReason {
  if (status === null) return 'unreachable';
  if (status === 429) return 'throttled';
  return status >= 500 ? 'platform-away' : 'no-token';
}

function classifyStatus(answer: Extract<PlatformAnswer, { kind: 'answered' }>, isUncertain: boolean): Verdict {
  const { status, retryAfter } = answer;
  // Moodle puts the reason into the status line only; others into the body.
  const words = `${answer.statusText} ${answer.body}`;
  if (status >= 200 && status < 300) return { kind: 'sent' };
  if (status === 409 || (status === 400 && saysOlderTimestamp(words))) {
    return isUncertain ? { kind: 'read-back' } : { kind: 'superseded', reason: 'newer-result' };
  }
  if (status === 429 || (status === 403 && /rate limit/i.test(words))) return later('throttled', retryAfter);
  if (status === 401) return later('no-token', retryAfter);
  if (status === 408) return later('no-answer', retryAfter, true);
  // A gateway gives up on an answer that its platform may still finish.
  if (status >= 500) return later('platform-away', retryAfter, true);
  // A redirect or an interim answer is a login or maintenance page, not a decision about this score.
  if (status < 400) return later('unexpected-answer', retryAfter);
  return { kind: 'refused', reason: reasonOfRefusal(status, words) };
}

function reasonOfRefusal(status: number, words: string): ScoreReason {
  if (status === 404 && !aboutPerson.test(words)) return 'column-gone';
  if (status === 412) return 'not-our-column';
  if (/unpublished|not published/i.test(words)) return 'not-published';
  if (/attempt/i.test(words)) return 'no-tries-left';
  if (aboutPerson.test(words) || isMoodleRefusal(status, words)) return 'not-a-learner';
  return status === 403 ? 'not-allowed' : 'not-accepted';
}

const aboutPerson = /\b(user|users|student|learner|participant|gradable|enrolled|enrolment|enrollment)\b/i;

/**
 * Moodle says the same of a score that lacks something, and ours lack nothing, as of a person who is not graded here.
 * Behind HTTP/2 the status line is lost, and an empty list is all that is left.
 */
function isMoodleRefusal(status: number, words: string): boolean {
  return status === 400 && (words.includes('Incorrect score received') || words.trim() === '[]');
}

function saysOlderTimestamp(words: string): boolean {
  return /timestamp/i.test(words) && /\b(before|earlier|older|newer|later|prior|previous|last updated)\b/i.test(words);
}

function later(reason: ScoreReason, retryAfter: number | null = null, mayBeApplied = false): Verdict {
  return { kind: 'later', reason, retryAfter, mayBeApplied };
}
