import * as z from 'zod';
import type { RegistrationRow, ScoreRow } from '../database/schema.ts';
import { callPlatform } from '../platform/services/call-platform.ts';
import type { Tool } from '../tool.ts';
import { classifyAnswer } from './classify-answer.ts';
import type { SettledVerdict } from './mark-score.ts';
import { serviceUrl } from './service-url.ts';

const resultScope = 'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly';
const resultMediaType = 'application/vnd.ims.lis.v2.resultcontainer+json';

const resultsSchema = z.array(
  z.object({
    userId: z.union([z.string(), z.number()]).transform(String),
    resultScore: z.number().nullish(),
    resultMaximum: z.number().positive().nullish(),
  }),
);

/**
 * Settles a send whose end nobody saw: reads the result that the platform holds (AGS 2.0, 3.3). Ours there, on
 * whatever scale, means sent; another means that it was superseded. No page size is asked for: Moodle fails on it.
 */
export async function readBack(tool: Tool, registration: RegistrationRow, score: ScoreRow): Promise<SettledVerdict> {
  const unconfirmed: SettledVerdict = { kind: 'superseded', reason: 'unconfirmed' };
  if (!(await mayReadResults(tool, score))) return unconfirmed;
  const answer = await callPlatform(tool, registration, {
    method: 'GET',
    url: serviceUrl(score.line_item_url, 'results', { user_id: score.sub }),
    scopes: [resultScope],
    accept: resultMediaType,
  });
  const verdict = classifyAnswer(answer, false);
  if (verdict.kind === 'later') return { ...verdict, mayBeApplied: true };
  if (verdict.kind !== 'sent' || answer.kind !== 'answered') return unconfirmed;
  const results = parseResults(answer.body);
  if (!results) return unconfirmed;
  const held = results.find((result) => result.userId === score.sub);
  const isOurs =
    typeof held?.resultScore === 'number' &&
    Math.abs(held.resultScore / (held.resultMaximum ?? 1) - score.score_given / score.score_maximum) < 1e-6;
  return isOurs ? { kind: 'sent' } : { kind: 'superseded', reason: 'newer-result' };
}

async function mayReadResults(tool: Tool, score: ScoreRow): Promise<boolean> {
  const context = await tool.db
    .selectFrom('context')
    .select('scopes')
    .where('registration_id', '=', score.registration_id)
    .where('deployment_id', '=', score.deployment_id)
    .where('id', '=', score.context_id ?? '')
    .executeTakeFirst();
  return z
    .array(z.string())
    .parse(JSON.parse(context?.scopes ?? '[]'))
    .includes(resultScope);
}

function parseResults(body: string): z.infer<typeof resultsSchema> | null {
  try {
    return resultsSchema.parse(JSON.parse(body));
  } catch {
    return null;
  }
}
