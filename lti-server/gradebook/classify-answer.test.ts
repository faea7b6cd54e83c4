import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlatformAnswer } from '../platform/services/call-platform.ts';
import { classifyAnswer } from './classify-answer.ts';
import type { Verdict } from './classify-answer.ts';

function answered(status: number, statusText = '', body = '', retryAfter: number | null = null): PlatformAnswer {
  return { kind: 'answered', status, statusText, body, retryAfter, took: 5 };
}

/** The verdict in one word and its reason, as people of the outbox speak of it. */
function word(verdict: Verdict): string {
  return 'reason' in verdict ? `${verdict.kind}: ${verdict.reason}` : verdict.kind;
}

describe('an answer is judged by its status', () => {
  test.each([
    ['Moodle: empty body', answered(200, 'OK'), 'sent'],
    ['Canvas: resultUrl', answered(200, 'OK', '{"resultUrl":"https://lms/1"}'), 'sent'],
    ['Open edX', answered(204), 'sent'],
    ['a line in HTML', answered(200, 'OK', '<p>rate limit, timestamp, user'), 'sent'],
    ['a whole page in HTML', answered(200, 'OK', '\n<!DOCTYPE html><p>Sign in'), 'read-back'],
    ['and one that begins at once', answered(200, 'OK', '<html lang="en">'), 'read-back'],
    ['second 401', answered(401), 'later: no-token'],
    ['Moodle: older', answered(409, 'Refusing score with an earlier timestamp', '[]'), 'superseded: newer-result'],
    ['409 over HTTP/2: no words', answered(409), 'superseded: newer-result'],
    [
      'Canvas: older',
      answered(400, '', '{"errors":{"message":"Provided timestamp before last updated timestamp"}}'),
      'superseded: newer-result',
    ],
    ['Canvas: bad timestamp', answered(400, '', 'Provided timestamp not a valid timestamp'), 'refused: not-accepted'],
    ['Moodle: teacher', answered(400, 'Incorrect score received{"timestamp":"2026"}', '[]'), 'refused: not-a-learner'],
    ['Moodle behind HTTP/2: teacher', answered(400, '', '[]'), 'refused: not-a-learner'],
    ['somebody not enrolled', answered(400, 'User is not enrolled'), 'refused: not-a-learner'],
    ['Moodle: media type', answered(400, 'No handler found for /x application/json'), 'refused: not-accepted'],
    ['Blackboard', answered(400, '', 'User could not be found: 7'), 'refused: not-a-learner'],
    ['throttled', answered(429), 'later: throttled'],
    ['Canvas: throttled, old', answered(403, 'Forbidden', '403 Forbidden (Rate Limit Exceeded)'), 'later: throttled'],
    ['forbidden', answered(403, 'Forbidden', '{"error":"no"}'), 'refused: not-allowed'],
    [
      'Brightspace',
      answered(403, '', 'User in requested score is not enrolled in the org unit'),
      'refused: not-a-learner',
    ],
    ['Canvas: deleted, empty body', answered(404), 'refused: column-gone'],
    [
      'Canvas: errors as a list',
      answered(404, '', '{"errors":[{"message":"The specified resource does not exist."}]}'),
      'refused: column-gone',
    ],
    ['Brightspace: nobody', answered(404, '', 'User does not exist'), 'refused: not-a-learner'],
    ['Canvas: foreign item', answered(412), 'refused: not-our-column'],
    [
      'Canvas: unpublished',
      answered(422, '', '{"errors":{"message":"This assignment is still unpublished"}}'),
      'refused: not-published',
    ],
    [
      'Canvas: concluded',
      answered(422, '', 'This course has concluded. AGS requests will no longer be accepted for this course.'),
      'refused: course-ended',
    ],
    ['a course that is over', answered(403, 'The course is closed for this user'), 'refused: course-ended'],
    [
      'Canvas: tries',
      answered(422, '', 'The maximum number of allowed attempts has been reached'),
      'refused: no-tries-left',
    ],
    ['Canvas: test user', answered(422, '', 'User not found in course or is not a student'), 'refused: not-a-learner'],
    ['other 4xx', answered(415), 'refused: not-accepted'],
    ['redirect to a login page', answered(303), 'later: unexpected-answer'],
    ['away', answered(503), 'later: platform-away'],
    ['crashed', answered(500, '', '<h1>Fatal error: user'), 'later: platform-away'],
    ['no connection', { kind: 'unreachable' } as const, 'later: unreachable'],
    ['time-out', { kind: 'no-answer' } as const, 'later: no-answer'],
    ['token endpoint silent', { kind: 'no-token', status: null, retryAfter: null } as const, 'later: unreachable'],
    ['token endpoint away', { kind: 'no-token', status: 502, retryAfter: null } as const, 'later: platform-away'],
    ['token throttled', { kind: 'no-token', status: 429, retryAfter: 5 } as const, 'later: throttled'],
    [
      'token endpoint in maintenance',
      { kind: 'no-token', status: 200, retryAfter: null } as const,
      'later: unexpected-answer',
    ],
    ['token refused', { kind: 'no-token', status: 400, retryAfter: null } as const, 'later: no-token'],
  ])('%s', (_, answer, expected) => {
    expect(word(classifyAnswer(answer, false))).toBe(expected);
  });
});

describe('after a send with an unknown end', () => {
  test.each([
    ['a conflict is settled by their result', answered(409), 'read-back'],
    ['so is an older timestamp by 400', answered(400, '', 'timestamp is older'), 'read-back'],
    ['success is success', answered(200), 'sent'],
    ['a refusal stays one', answered(404), 'refused: column-gone'],
  ])('%s', (_, answer, expected) => {
    expect(word(classifyAnswer(answer, true))).toBe(expected);
  });
});

test.each([
  [{ kind: 'unreachable' } as const, false],
  [{ kind: 'no-answer' } as const, true],
  [{ kind: 'no-token', status: null, retryAfter: null } as const, false],
  [answered(429), false],
  [answered(500), true],
  [answered(504), true],
  [answered(408), true],
  [answered(302), false],
])('%j may have been applied: %s', (answer, expected) => {
  expect(classifyAnswer(answer, false)).toMatchObject({ kind: 'later', mayBeApplied: expected });
});

test.each([
  [answered(429), true],
  [answered(401), true],
  [answered(302), true],
  [answered(503), true],
  [{ kind: 'unreachable' } as const, true],
  [answered(500), false],
  [{ kind: 'no-answer' } as const, false],
])('%j would have met any score: %s', (answer, expected) => {
  expect(classifyAnswer(answer, false)).toMatchObject({ kind: 'later', isAboutAll: expected });
});

test('the wait that the platform asks for is kept', () => {
  expect(classifyAnswer(answered(429, '', '', 9000), false)).toMatchObject({ retryAfter: 9000 });
  expect(classifyAnswer(answered(503, '', '', 7000), false)).toMatchObject({ retryAfter: 7000 });
});

test('every status and text gets a verdict, and no text turns a refusal into a success', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 100, max: 999 }),
      fc.string(),
      fc.string(),
      fc.boolean(),
      (status, line, body, doubt) => {
        const { kind } = classifyAnswer(answered(status, line, body), doubt);
        expect(kind === 'sent').toBe(status >= 200 && status < 300);
      },
    ),
  );
});
