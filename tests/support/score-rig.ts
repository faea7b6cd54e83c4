import type { Engine } from '../../lti-server/database/open-database.ts';
import type { Grade } from '../platform/gradebook.ts';
import type { ReceivedRequest } from '../platform/request-journal.ts';
import type { PlatformOptions } from '../platform/start-platform.ts';
import { completionOf, monday, record } from './outbox.ts';
import { openToolAndPlatform, type ToolAndPlatform } from './tool-and-platform.ts';

/** Two learners and a teacher of the simulator's course. */
export const sam = '4';
export const rhian = '5';
export const teacher = '3';

export interface ScoreRig extends ToolAndPlatform {
  /** The clock of both, in ms since 1970; a test moves it. */
  now: number;
  /** Stores a completion of that person, and the score that comes of it. */
  complete(sub: string): Promise<void>;
  grade(sub: string): Grade | undefined;
  /** How many scores had effect on the cell of that person. */
  applications(sub: string): number;
  /** The scores that the platform was asked to take. */
  posts(): ReceivedRequest[];
}

/** A tool and a platform between which scores go, at a time that stands still. */
export async function openScoreRig(engine: Engine, options: PlatformOptions = {}): Promise<ScoreRig> {
  const time = { now: monday };
  const pair = await openToolAndPlatform(engine, { ...options, clock: () => time.now });
  const { gradebook, journal, course } = pair.platform;
  return {
    ...pair,
    get now() {
      return time.now;
    },
    set now(now) {
      time.now = now;
    },
    complete: async (sub) =>
      record(pair.tool.db, {
        ...completionOf('r1', sub, time.now),
        deploymentId: pair.registered.deploymentId,
        contextId: course.id,
        lineItemUrl: pair.lineItemUrl,
      }),
    grade: (sub) => gradebook.grade(pair.lineItemId, sub),
    applications: (sub) => gradebook.applications(pair.lineItemId, sub),
    posts: () => journal.matching('/scores', 'POST'),
  };
}
