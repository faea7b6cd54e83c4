// A program that takes a learner's last step and sends the score, to be killed on the way: the server without its HTTP.
import { once } from 'node:events';
import type { Configuration } from '../../lti-server/configuration/read-configuration.ts';
import { retryScores } from '../../lti-server/gradebook/retry-scores.ts';
import { startSender } from '../../lti-server/gradebook/sender.ts';
import type { Session } from '../../lti-server/launch/session.ts';
import { takeStep } from '../../lti-server/pages/take-step.ts';
import { createLogger } from '../../lti-server/serving/create-logger.ts';
import { openTool } from '../../lti-server/tool.ts';
import { testModules } from '../support/test-modules.ts';
import type { Moment } from './fault-loader.ts';

export type Work = 'complete' | 'retry' | 'start' | 'stop';

export interface VictimOrder {
  configuration: Configuration;
  target: { point: string; moment: Moment } | null;
  work: Work;
  session: Session;
  /** By how many ms each look at the clock moves it on, as if the platform were slow; the time of day when left out. */
  clockStep?: number;
}

const [{ target, work, session, configuration, clockStep }] = (await once(process, 'message')) as [VictimOrder];
process.on('disconnect', () => process.exit(0));
let now = Date.now();
const tool = openTool({
  configuration,
  content: { modules: testModules, nudges: [], paths: [] },
  log: createLogger('silent'),
  clock: () => (clockStep === undefined ? Date.now() : (now += clockStep)),
});
globalThis.faultControl.target = target;
const sender = startSender(tool, () => 0);
process.on('message', ({ report, isWake }: { report: number; isWake: boolean }) => {
  if (isWake) sender.wake();
  process.send?.({ report, passed: globalThis.faultControl.passed });
});
if (work === 'retry') await retryScores(tool, { registrationId: session.registrationId, sub: session.sub });
const module = tool.modules.get('notice');
if ((work === 'complete' || work === 'stop') && module) await takeStep(tool, session, module, 'reflect');
process.send?.('acknowledged');
if (work === 'stop') {
  await sender.stop();
  process.send?.('stopped');
}
