import type { Tool } from '../tool.ts';

/** How much there is, and how much of it waits for somebody. */
export interface Work {
  registrations: { all: number; active: number; pending: number; inactive: number };
  pendingDeployments: number;
  setupLinks: number;
  /** `waiting` counts those that are being sent, too. */
  scores: ScoreCounts;
  /** Launches and registrations that were refused in the last day. */
  recentRefusals: number;
}

export interface ScoreCounts {
  waiting: number;
  sent: number;
  refused: number;
  superseded: number;
}

const day = 24 * 3_600_000;

export async function countWork(tool: Pick<Tool, 'db' | 'clock'>): Promise<Work> {
  const { db, clock } = tool;
  const [registrations, deployments, links, scores, refusals] = await Promise.all([
    db
      .selectFrom('registration')
      .select((eb) => ['status', eb.fn.countAll<number>().as('count')])
      .groupBy('status')
      .execute(),
    db
      .selectFrom('deployment')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('status', '=', 'pending')
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('setup_link')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('used_at', 'is', null)
      .where('expires_at', '>', clock())
      .executeTakeFirstOrThrow(),
    countScores(tool),
    db
      .selectFrom('refusal')
      .select((eb) => eb.fn.sum<number | string | null>('count').as('count'))
      .where('last_at', '>', clock() - day)
      .executeTakeFirstOrThrow(),
  ]);
  const of = (status: string): number => registrations.find((row) => row.status === status)?.count ?? 0;
  const [active, pending, inactive] = [of('active'), of('pending'), of('inactive')];
  return {
    registrations: { all: active + pending + inactive, active, pending, inactive },
    pendingDeployments: deployments.count,
    setupLinks: links.count,
    scores,
    recentRefusals: Number(refusals.count ?? 0),
  };
}

/** The outbox of one registration, or of all, by state. */
export async function countScores({ db }: Pick<Tool, 'db'>, registrationId?: string): Promise<ScoreCounts> {
  let query = db.selectFrom('score').select((eb) => ['state', eb.fn.countAll<number>().as('count')]);
  if (registrationId !== undefined) query = query.where('registration_id', '=', registrationId);
  const rows = await query.groupBy('state').execute();
  const of = (state: string): number => rows.find((row) => row.state === state)?.count ?? 0;
  return {
    waiting: of('waiting') + of('sending'),
    sent: of('sent'),
    refused: of('refused'),
    superseded: of('superseded'),
  };
}
