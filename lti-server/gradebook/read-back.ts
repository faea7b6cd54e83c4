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

/** What the platform holds of that person, as far as it lets us see it. */
type Held = 'ours' | 'other' | 'nothing' | 'unreadable' | 'may-not-read' | Extract<SettledVerdict, { kind: 'later' }>;

/**
 * Settles a send whose end nobody saw, by the result that the platform holds (AGS 2.0, 3.3). Ours there, on whatever
 * scale, means sent. After a conflict another one means that it was superseded; after a page that only looked like
 * success the send is to be repeated, unless nobody lets us look: then the status has to do.
 */
export async function readBack(
  tool: Tool,
  registration: RegistrationRow,
  score: ScoreRow,
  after: 'conflict' | 'page',
): Promise<SettledVerdict> {
  const held = await readHeld(tool, registration, score);
  if (held === 'ours') return { kind: 'sent' };
  if (typeof held !== 'string') return held;
  if (after === 'page') {
    if (held === 'may-not-read') return { kind: 'sent' };
    return { kind: 'later', reason: 'unexpected-answer', retryAfter: null, mayBeApplied: true, isAboutAll: false };
  }
  const isUnknown = held === 'may-not-read' || held === 'unreadable';
  return { kind: 'superseded', reason: isUnknown ? 'unconfirmed' : 'newer-result' };
}

/** No page size is asked for: Moodle fails on it. */
async function readHeld(tool: Tool, registration: RegistrationRow, score: ScoreRow): Promise<Held> {
  if (!(await mayReadResults(tool, score))) return 'may-not-read';
  const answer = await callPlatform(tool, registration, {
    method: 'GET',
    url: serviceUrl(score.line_item_url, 'results', { user_id: score.sub }),
    scopes: [resultScope],
    accept: resultMediaType,
  });
  const verdict = classifyAnswer(answer, false);
  if (verdict.kind === 'later') return { ...verdict, mayBeApplied: true };
  if (answer.kind !== 'answered' || answer.status >= 300) return 'may-not-read';
  const results = parseResults(answer.body);
  if (!results) return 'unreadable';
  const held = results.find((result) => result.userId === score.sub);
  if (typeof held?.resultScore !== 'number') return 'nothing';
  const share = held.resultScore / (held.resultMaximum ?? 1);
  return Math.abs(share - score.score_given / score.score_maximum) < 1e-6 ? 'ours' : 'other';
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
