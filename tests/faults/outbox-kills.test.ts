// kill -9 at every await that a score passes on its way: nothing that was acknowledged is lost, and nothing counts twice.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAccessToken } from '../../lti-server/platform/services/access-token.ts';
import type { Engine } from '../../lti-server/database/open-database.ts';
import type { Session } from '../../lti-server/launch/session.ts';
import { faultyAnswers } from '../platform/faults.ts';
import { engines } from '../support/databases.ts';
import { completionOf, record } from '../support/outbox.ts';
import { findFaultPoints, outboxFiles } from './fault-points.ts';
import { openKillRig, type KillRig } from './kill-rig.ts';
import type { Moment } from './fault-loader.ts';
import type { VictimOrder, Work } from './outbox-victim.ts';

const scoreScope = 'https://purl.imsglobal.org/spec/lti-ags/scope/score';
const modules = outboxFiles.map(findFaultPoints);
const points = modules.flatMap((module) => module.points);
const isLong = Boolean(process.env['TEND_LONG_TESTS']);
/** What is true before an await is mostly true after the one before it. */
const moments: readonly Moment[] = isLong ? ['before', 'after'] : ['after'];

interface Scenario {
  name: string;
  work: Work;
  clockStep?: number;
  prepare(rig: KillRig, session: Session): Promise<void>;
}

/** Together they pass every point, and the first test below sees to it that they do. */
const scenarios: readonly Scenario[] = [
  {
    name: 'a first send',
    work: 'complete',
    prepare: async ({ tool }) => void (await tool.db.deleteFrom('access_token').execute()),
  },
  {
    name: 'a token that ended',
    work: 'complete',
    async prepare({ tool, platform, registration }) {
      await readAccessToken(tool, registration, [scoreScope]);
      platform.expireTokens();
    },
  },
  {
    name: 'an answer that was lost',
    work: 'complete',
    prepare: async ({ platform }) => platform.faults.dropNext('scores', 'after'),
  },
  {
    name: 'a platform in trouble',
    work: 'complete',
    prepare: async ({ platform }) => platform.faults.answerNext('scores', faultyAnswers.serverError, 2),
  },
  {
    name: 'a predecessor that died',
    work: 'start',
    async prepare(rig, session) {
      await recordFor(rig, session, rig.lineItemUrl);
      await rig.tool.db
        .updateTable('score')
        .set({ state: 'sending', lease_until: 1, tries: 1 })
        .where('sub', '=', session.sub)
        .execute();
    },
  },
  {
    name: 'a column that was made anew',
    work: 'retry',
    async prepare(rig, session) {
      await recordFor(rig, session, rig.lineItemUrl.replace(/lineitems\/\d+/, 'lineitems/1'));
      await rig.tool.db
        .updateTable('score')
        .set({ state: 'refused', last_reason: 'column-gone', last_status: 404 })
        .where('sub', '=', session.sub)
        .execute();
    },
  },
  {
    name: 'a slow platform',
    work: 'complete',
    clockStep: 3000,
    // By its hurried clock the victim could not sign in itself.
    async prepare({ tool, registration }) {
      await tool.db.deleteFrom('access_token').execute();
      await readAccessToken(tool, registration, [scoreScope]);
    },
  },
  { name: 'a stop', work: 'stop', prepare: async () => {} },
];

function recordFor({ tool, registered, platform, link }: KillRig, { sub }: Session, lineItemUrl: string) {
  const place = { deploymentId: registered.deploymentId, contextId: platform.course.id, resourceLinkId: link.id };
  return record(tool.db, { ...completionOf('r1', sub, tool.clock()), ...place, lineItemUrl });
}

function orderOf({ work, clockStep }: Scenario, session: Session, target: VictimOrder['target']) {
  return { target, work, session, ...(clockStep === undefined ? {} : { clockStep }) };
}

/** Only the one server of an embedded database knows at its start that nobody else is at work. */
function isNeverPassed(engine: Engine, point: string): boolean {
  return engine === 'postgres' && /releaseScores|db\.updateTable\('score'\)\.set\(\{ lease_until/.test(point);
}

describe.each(engines)('a sender on %s', (engine) => {
  let rig: KillRig;
  const passed = new Map<Scenario, string[]>();
  beforeAll(async () => {
    rig = await openKillRig(engine, modules);
    for (const scenario of scenarios) {
      const session = await rig.newLearner();
      await scenario.prepare(rig, session);
      const end = await rig.runVictim(orderOf(scenario, session, null));
      expect(end).toMatchObject({ isKilled: false, isAcknowledged: true });
      passed.set(scenario, end.passed);
      // One that was stopped may have left its score.
      await rig.recover(scenario.work, session, true);
    }
  }, 120_000);
  afterAll(() => rig.close());

  test('passes every await on its way', () => {
    const all = new Set([...passed.values()].flat());
    expect(points.filter((point) => !all.has(point))).toEqual(points.filter((point) => isNeverPassed(engine, point)));
  });

  // What is asked of a platform does not know which database there is.
  const tried = engine === 'sqlite' || isLong ? points : points.filter((point) => !point.startsWith('platform/'));
  const cases = tried.flatMap((point) => moments.map((moment) => ({ point, moment })));
  test.each(cases)(
    'may die $moment $point',
    async ({ point, moment }) => {
      const reached = scenarios.filter((scenario) => passed.get(scenario)?.includes(point));
      expect(reached.length > 0 || isNeverPassed(engine, point)).toBe(true);
      for (const scenario of isLong ? reached : reached.slice(0, 1)) {
        const session = await rig.newLearner();
        await scenario.prepare(rig, session);
        const { isKilled, isAcknowledged } = await rig.runVictim(orderOf(scenario, session, { point, moment }));
        expect(isKilled, scenario.name).toBe(true);
        if (isAcknowledged) expect(await rig.score(session), scenario.name).toBeDefined();
        await rig.recover(scenario.work, session, isAcknowledged);
        expect(await rig.score(session), scenario.name).toMatchObject({ state: 'sent' });
        expect(rig.platform.gradebook.grade(rig.lineItemId, session.sub), scenario.name).toMatchObject({ points: 1 });
        expect(rig.platform.gradebook.applications(rig.lineItemId, session.sub), scenario.name).toBe(1);
      }
    },
    90_000,
  );
});

test('the server that ships knows of no fault point', () => {
  for (const { url, source } of modules) {
    expect(source).toContain('globalThis.faultPoint');
    expect(readFileSync(fileURLToPath(url), 'utf8')).not.toContain('faultPoint');
  }
});

test('every await of the outbox has its fault points', () => {
  const folder = path.resolve(import.meta.dirname, '../../lti-server/gradebook');
  const known = new Set<string>(outboxFiles);
  const others = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .filter((file) => findFaultPoints(`gradebook/${file}`).points.length > 0 && !known.has(`gradebook/${file}`));
  // It reads for people, and changes nothing.
  expect(others).toEqual(['list-scores.ts']);
});
