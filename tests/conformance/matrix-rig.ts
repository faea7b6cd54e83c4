import { changeProfile, type Profile } from '../platform/profile.ts';
import type { Person, ResourceLink } from '../platform/course.ts';
import { learnerSam } from '../platform/demo-course.ts';
import type { ForgedAnswer, ForgedLaunch } from '../platform/forge-launch.ts';
import { blackboard } from '../platform/profiles/blackboard.ts';
import { brightspace } from '../platform/profiles/brightspace.ts';
import { canvasHosted, canvasSelfHosted } from '../platform/profiles/canvas.ts';
import { moodle45 } from '../platform/profiles/moodle-4.5.ts';
import { openEdx } from '../platform/profiles/open-edx.ts';
import { sakai } from '../platform/profiles/sakai.ts';
import { formOf, Visitor, type Answer } from '../platform/visitor.ts';
import { startLaunchRig, type LaunchRig, type RigOptions } from './launch-rig.ts';

/** With a key of its own: one that still signs with the sample key opens nothing, and has its row of the matrix. */
const repairedCanvas = changeProfile(canvasSelfHosted, { keys: { kidStyle: 'iso-time', bits: 2048 } });

/** Every platform whose behaviour is known. */
export const profiles: readonly Profile[] = [
  canvasHosted,
  repairedCanvas,
  moodle45,
  blackboard,
  brightspace,
  sakai,
  openEdx,
];

/** The profiles of these names. */
export function named(...names: string[]): readonly Profile[] {
  return profiles.filter(({ name }) => names.includes(name));
}

export const canvases = named('canvas-hosted', 'canvas-selfhosted');

export interface MatrixRig extends LaunchRig {
  readonly profile: Profile;
  /** A whole launch through the platform, its scripts played; Sam's, on the activity, unless told otherwise. */
  drive(options?: DriveOptions): Promise<Answer>;
  /** A launch whose token the test may change, without the platform's storage. */
  forge(forged?: Omit<ForgedLaunch, 'platform'>): Promise<ForgedAnswer>;
  /** Somebody more in the course. */
  join(person: Partial<Person>): string;
}

export interface DriveOptions {
  readonly personId?: string;
  readonly url?: string;
  readonly link?: ResourceLink;
  readonly visitor?: Visitor;
  /** What the browser and the platform keep for the tool: its cookies, its values, neither, or both. */
  readonly keeps?: 'both' | 'cookies' | 'storage' | 'neither';
  /** Between the click and the tool's login. */
  readonly meanwhile?: () => void;
}

/** The databases behind it are judged elsewhere: the matrix is about platforms, and one of them is enough. */
export async function startMatrixRig(profile: Profile, options: RigOptions = {}): Promise<MatrixRig> {
  const rig = await startLaunchRig('sqlite', { ...options, platform: { ...options.platform, profile } });
  return {
    ...rig,
    profile,
    drive: (drive = {}) => driveWhole(rig, drive),
    forge: (forged = {}) => rig.launch({ ...forged, login: { lti_storage_target: null, ...forged.login } }),
    join(person) {
      const joined = { ...learnerSam, ...person, id: person.id ?? String(100 + rig.platform.course.people.length) };
      rig.platform.course.people.push(joined);
      return joined.id;
    },
  };
}

async function driveWhole(rig: LaunchRig, options: DriveOptions): Promise<Answer> {
  const { platform } = rig;
  const { personId = learnerSam.id, visitor = new Visitor(), keeps = 'both' } = options;
  const { cookie } = platform.signIn(personId);
  visitor.rememberCookies(platform.url, cookie);
  const clicked = await visitor.get(options.url ?? platform.launchUrl(options.link ?? rig.link));
  options.meanwhile?.();
  const stored = new Map<string, string>();
  let answer = await visitor.follow(clicked);
  for (let task = storageTaskOf(answer); task; task = storageTaskOf(answer)) {
    if (task.value !== null && task.next !== null) {
      stored.set(task.key, task.value);
      if (keeps === 'storage' || keeps === 'neither') {
        visitor.forgetCookies();
        visitor.rememberCookies(platform.url, cookie);
      }
      answer = await visitor.follow(await visitor.get(task.next));
    } else {
      const form = formOf(answer);
      const hasValue = keeps === 'both' || keeps === 'storage';
      form?.fields.set('proof', hasValue ? (stored.get(task.key) ?? '') : '');
      answer = await visitor.post(form?.action ?? '', form?.fields ?? {});
    }
  }
  return answer;
}

interface StorageTask {
  target: string;
  origin: string;
  key: string;
  value: string | null;
  next: string | null;
}

/** What a page of the tool asks the platform's storage; null for any other page. */
export function storageTaskOf(answer: Answer): StorageTask | null {
  const json = /id="tend-storage">([\s\S]*?)<\/script>/.exec(answer.body)?.[1];
  return json === undefined ? null : (JSON.parse(json) as StorageTask);
}
