import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Engine } from '../../lti-server/database/open-database.ts';
import type { ScoreRow } from '../../lti-server/database/schema.ts';
import { retryScores } from '../../lti-server/gradebook/retry-scores.ts';
import { startSender } from '../../lti-server/gradebook/sender.ts';
import type { Session } from '../../lti-server/launch/session.ts';
import { openAttempt } from '../../lti-server/pages/open-attempt.ts';
import { takeStep } from '../../lti-server/pages/take-step.ts';
import { learnerSam } from '../platform/demo-course.ts';
import { testModules } from '../support/test-modules.ts';
import { openToolAndPlatform, type ToolAndPlatform } from '../support/tool-and-platform.ts';
import type { FaultControl } from './fault-loader.ts';
import type { FaultyModule } from './fault-points.ts';
import type { VictimOrder, Work } from './outbox-victim.ts';

export interface KillRig extends ToolAndPlatform {
  /** A session of somebody new, one step before the end of the module. */
  newLearner(): Promise<Session>;
  /** Lets a process do that work until it dies at the target or nothing is left to do. */
  runVictim(order: Omit<VictimOrder, 'configuration'>): Promise<VictimEnd>;
  /** What follows a death: whoever had no answer tries once more, and another sender takes over. */
  recover(work: Work, session: Session, isAcknowledged: boolean): Promise<void>;
  score(session: Session): Promise<ScoreRow | undefined>;
}

export interface VictimEnd {
  isKilled: boolean;
  isAcknowledged: boolean;
  /** The fault points that it passed; empty when it was killed. */
  passed: string[];
}

const notice = testModules[1]!;
/** The sender waits for the whole of a send here: when it is left behind as often as it was met, nothing is in hand. */
const lastPoint = 'sendScore(tool, claimed';

export async function openKillRig(engine: Engine, modules: readonly FaultyModule[]): Promise<KillRig> {
  const pair = await openToolAndPlatform(engine);
  const { tool, platform, registered } = pair;
  const folder = mkdtempSync(path.join(tmpdir(), 'tend-faults-'));
  const sources = path.join(folder, 'sources.json');
  writeFileSync(sources, JSON.stringify(Object.fromEntries(modules.map(({ url, source }) => [url, source]))));
  const resourceLinkId = pair.link.id;
  await tool.db
    .insertInto('resource_link')
    .values({
      ...{ registration_id: 'r1', deployment_id: registered.deploymentId, id: resourceLinkId, title: null },
      ...{ context_id: platform.course.id, module_id: notice.id, line_item_url: pair.lineItemUrl, updated_at: 0 },
    })
    .execute();
  let learners = 0;

  const score = (session: Session) =>
    tool.db.selectFrom('score').selectAll().where('sub', '=', session.sub).executeTakeFirst();
  /** Back-off is for clocks of platforms, not for tests. */
  async function hurry(): Promise<void> {
    await tool.db.deleteFrom('score_pause').execute();
    await tool.db.updateTable('score').set({ next_try_at: 0 }).where('state', '=', 'waiting').execute();
  }

  return {
    ...pair,
    score,
    async newLearner() {
      const sub = String(1000 + ++learners);
      platform.course.people.push({ ...learnerSam, id: sub });
      const session: Session = {
        ...{ tokenHash: sub, registrationId: 'r1', deploymentId: registered.deploymentId, sub, role: 'learner' },
        ...{ personName: null, contextId: platform.course.id, contextTitle: null, resourceLinkId },
        ...{ resourceLinkTitle: null, page: 'module', moduleId: notice.id, moduleVersion: notice.version },
        ...{ deepLinking: null, reviewSub: null, isScored: true, createdAt: 0, lastUsedAt: 0 },
      };
      await openAttempt(tool.db, session, notice, tool.clock());
      await takeStep(tool, session, notice, 'read');
      return session;
    },
    async runVictim(order) {
      const victim = fork(path.join(import.meta.dirname, 'outbox-victim.ts'), {
        execArgv: ['--import', path.join(import.meta.dirname, 'fault-loader.ts')],
        env: { PATH: process.env['PATH'], FAULT_SOURCES: sources },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      // What it said before its death may arrive after it.
      const ended = Promise.all([once(victim, 'exit'), once(victim, 'disconnect')]);
      const isAlive = () => victim.exitCode === null && victim.signalCode === null;
      let isAcknowledged = false;
      let isStopped = false;
      victim.on('message', (message) => {
        isAcknowledged ||= message === 'acknowledged';
        isStopped ||= message === 'stopped';
      });
      victim.send({ ...order, configuration: tool.configuration });
      const none: FaultControl['passed'] = {};
      let passed = none;
      let reports = 0;
      /** The first report that was asked for when the score was there already. */
      let settledAt = Infinity;
      victim.on('message', (message: { report: number } & Pick<FaultControl, 'passed'>) => {
        if (message.report >= settledAt) ({ passed } = message);
      });
      const isIdle = () =>
        Object.entries(passed).some(([point, { before, after }]) => point.includes(lastPoint) && before === after);
      const isDone = () =>
        order.target === null && isAcknowledged && (order.work === 'stop' ? isStopped && passed !== none : isIdle());
      // One that is to be killed is waited for, whatever it has done by then.
      while (isAlive() && !isDone()) {
        const row = await score(order.session);
        const isWake = row?.state === 'waiting' && row.last_reason !== null;
        if (isWake) await hurry();
        reports += 1;
        if (row?.state === 'sent' || isStopped) settledAt = Math.min(settledAt, reports);
        // Whoever was just killed cannot be told any more.
        if (victim.connected) victim.send({ report: reports, isWake }, () => {});
        await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 10))]);
      }
      if (isAlive()) victim.kill('SIGTERM');
      const [[, signal]] = (await ended) as [[number | null, string | null], unknown];
      const left = Object.entries(passed).flatMap(([point, { after }]) => (after > 0 ? [point] : []));
      return { isKilled: signal === 'SIGKILL', isAcknowledged, passed: left };
    },
    async recover(work, session, isAcknowledged) {
      platform.faults.clear();
      if (!isAcknowledged) {
        if (work === 'retry') await retryScores(tool, { registrationId: 'r1', sub: session.sub });
        else if (work !== 'start') await takeStep(tool, session, notice, 'reflect');
      }
      if (engine === 'postgres') {
        // Elsewhere another sender may live: the lease of a minute has to end first.
        await tool.db.updateTable('score').set({ lease_until: 0 }).where('state', '=', 'sending').execute();
      }
      const sender = startSender(tool, () => 0);
      while ((await score(session))?.state !== 'sent') {
        await hurry();
        sender.wake();
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      await sender.stop();
    },
    async close() {
      rmSync(folder, { recursive: true, force: true });
      await pair.close();
    },
  };
}
