import type { ScoreRow } from '../database/schema.ts';
import { callPlatform } from '../platform/services/call-platform.ts';
import type { Tool } from '../tool.ts';
import { buildScore, scoreMediaType } from './build-score.ts';
import { classifyAnswer } from './classify-answer.ts';
import { markScore } from './mark-score.ts';
import { pauseRegistration, resumeRegistration } from './pause-registration.ts';
import { readBack } from './read-back.ts';
import { serviceUrl } from './service-url.ts';

const scoreScope = 'https://purl.imsglobal.org/spec/lti-ags/scope/score';

/** Sends a claimed score to its platform, judges the answer, and writes down how it ended. */
export async function sendScore(tool: Tool, claimed: ScoreRow, random: () => number): Promise<void> {
  const { db, clock, log } = tool;
  const registration = await db
    .selectFrom('registration')
    .selectAll()
    .where('id', '=', claimed.registration_id)
    .executeTakeFirst();
  // Removed meanwhile, and its scores with it.
  if (!registration) return;
  const answer = await callPlatform(tool, registration, {
    method: 'POST',
    url: serviceUrl(claimed.line_item_url, 'scores'),
    scopes: [scoreScope],
    contentType: scoreMediaType,
    body: JSON.stringify(buildScore(claimed, registration.platform_family)),
  });
  const judged = classifyAnswer(answer, claimed.is_uncertain === 1);
  const verdict = judged.kind === 'read-back' ? await readBack(tool, registration, claimed, judged.after) : judged;
  const status = 'status' in answer ? answer.status : null;
  const now = clock();
  if (verdict.kind === 'later') {
    const pausedUntil = await pauseRegistration(db, registration.id, verdict, { now, random });
    await markScore(db, claimed, verdict, status, { now, random, pausedUntil });
  } else {
    await markScore(db, claimed, verdict, status, { now, random, pausedUntil: null });
    await resumeRegistration(db, registration.id, { now, took: 'took' in answer ? answer.took : 0 });
  }
  log.info(
    {
      registration: registration.id,
      outcome: verdict.kind,
      reason: 'reason' in verdict ? verdict.reason : null,
      status,
    },
    'score sent',
  );
}
