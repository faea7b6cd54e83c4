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
  | 'course-ended'
  | 'no-tries-left'
  | 'column-gone'
  | 'not-our-column'
  | 'not-allowed'
  | 'not-accepted'
  | 'gave-up';

export type Verdict =
  | { kind: 'sent' }
  /**
   * Only their result can tell: they hold something as new as ours while an earlier send of ours had an unknown end
   * (`conflict`), or a page for people came with a status of success (`page`).
   */
  | { kind: 'read-back'; after: 'conflict' | 'page' }
  | { kind: 'superseded'; reason: ScoreReason }
  | { kind: 'refused'; reason: ScoreReason }
  | {
      kind: 'later';
      reason: ScoreReason;
      /** ms */
      retryAfter: number | null;
      mayBeApplied: boolean;
      /** It would have met any score: this one keeps its place at the head, and the try does not count against it. */
      isAboutAll: boolean;
    };

/**
 * Decides by status, because bodies are empty, HTML or one of three JSON shapes; words are looked at only where one
 * status has two meanings. `isUncertain` tells that an earlier send of this score may have been applied.
 * AGS 2.0, 3.4.9 and 3.4.10; observed answers of Canvas, Moodle, Brightspace, Blackboard and Open edX.
 */
export function classifyAnswer(answer: PlatformAnswer, isUncertain: boolean): Verdict {
  switch (answer.kind) {
    case 'unreachable':
      return laterForAll('unreachable');
    case 'no-answer':
      return later('no-answer');
    case 'no-token':
      return laterForAll(reasonOfNoToken(answer.status), answer.retryAfter);
    default:
      return classifyStatus(answer, isUncertain);
  }
}

/** Only a token endpoint that answers can refuse; without a token nothing was sent, so nothing is in doubt. */
function reasonOfNoToken(status: number | null): ScoreReason {
  if (status === null) return 'unreachable';
  if (status === 429) return 'throttled';
  if (status >= 500) return 'platform-away';
  return status < 400 ? 'unexpected-answer' : 'no-token';
}

function classifyStatus(answer: Extract<PlatformAnswer, { kind: 'answered' }>, isUncertain: boolean): Verdict {
  const { status, retryAfter } = answer;
  // Moodle puts the reason into the status line only; others into the body.
  const words = `${answer.statusText} ${answer.body}`;
  if (status >= 200 && status < 300) {
    return isPage(answer.body) ? { kind: 'read-back', after: 'page' } : { kind: 'sent' };
  }
  if (status === 409 || (status === 400 && saysOlderTimestamp(words))) {
    return isUncertain ? { kind: 'read-back', after: 'conflict' } : { kind: 'superseded', reason: 'newer-result' };
  }
  if (status === 429 || (status === 403 && /rate limit/i.test(words))) return laterForAll('throttled', retryAfter);
  if (status === 401) return laterForAll('no-token', retryAfter);
  if (status === 408) return later('no-answer', retryAfter);
  // A gateway gives up on an answer that its platform may still finish.
  if (status >= 502 && status <= 504) return { ...laterForAll('platform-away', retryAfter), mayBeApplied: true };
  if (status >= 500) return later('platform-away', retryAfter);
  // A redirect or an interim answer is a login or maintenance page, not a decision about this score.
  if (status < 400) return laterForAll('unexpected-answer', retryAfter);
  return { kind: 'refused', reason: reasonOfRefusal(status, words) };
}

/** Some platforms say "done" in HTML; so does a login or maintenance page that forgot its status. */
function isPage(body: string): boolean {
  return /^\uFEFF?\s*(<!doctype html|<html)/i.test(body);
}

function reasonOfRefusal(status: number, words: string): ScoreReason {
  if (courseEnded.test(words)) return 'course-ended';
  if (status === 404 && !aboutPerson.test(words)) return 'column-gone';
  if (status === 412) return 'not-our-column';
  if (/unpublished|not published/i.test(words)) return 'not-published';
  if (/attempt/i.test(words)) return 'no-tries-left';
  if (aboutPerson.test(words) || isMoodleRefusal(status, words)) return 'not-a-learner';
  return status === 403 ? 'not-allowed' : 'not-accepted';
}

const courseEnded = /\b(conclud|course (has ended|is closed|is over|is archived|is not active|is inactive)\b)/i;
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

/** Perhaps about this score alone, and perhaps applied. */
function later(reason: ScoreReason, retryAfter: number | null = null): Extract<Verdict, { kind: 'later' }> {
  return { kind: 'later', reason, retryAfter, mayBeApplied: true, isAboutAll: false };
}

function laterForAll(reason: ScoreReason, retryAfter: number | null = null): Extract<Verdict, { kind: 'later' }> {
  return { kind: 'later', reason, retryAfter, mayBeApplied: false, isAboutAll: true };
}
