import { setDeploymentStatus, listDeployments } from '../../lti-server/platform/deployments.ts';
import {
  addRegistration,
  listRegistrations,
  removeRegistration,
  setRegistrationStatus,
} from '../../lti-server/platform/registrations.ts';
import { createSetupLink, type Lms } from '../../lti-server/registering/setup-link.ts';
import type { Tool } from '../../lti-server/tool.ts';
import { changeProfile, type Profile } from '../platform/profile.ts';
import { blackboard } from '../platform/profiles/blackboard.ts';
import { brightspace } from '../platform/profiles/brightspace.ts';
import { canvasHosted, canvasSelfHosted } from '../platform/profiles/canvas.ts';
import { moodle45 } from '../platform/profiles/moodle-4.5.ts';
import { openEdx } from '../platform/profiles/open-edx.ts';
import { sakai } from '../platform/profiles/sakai.ts';
import type { RunningPlatform } from '../platform/running-platform.ts';
import { standard } from '../platform/profiles/standard.ts';
import type { readPlatform } from './connect-by-hand.ts';

export interface JourneyPlatform {
  profile: Profile;
  /** How an administrator connects Tend there: by a setup link for this platform, or null: by hand. */
  lms: Lms | null;
  /** Whether its gradebook leads to a submission review. Canvas opens the activity as anybody would. */
  hasReview: boolean;
}

/** Every platform whose behaviour is known, each connected in its own way. */
const platforms: readonly JourneyPlatform[] = [
  { profile: moodle45, lms: 'moodle', hasReview: true },
  // Whoever speaks for the hosted Canvas from elsewhere may not register: the simulator is elsewhere.
  { profile: canvasHosted, lms: null, hasReview: false },
  {
    // Set up with care: an issuer and a key of its own.
    profile: changeProfile({ ...canvasSelfHosted, issuer: null }, { keys: { kidStyle: 'iso-time', bits: 2048 } }),
    lms: 'canvas',
    hasReview: false,
  },
  { profile: brightspace, lms: 'brightspace', hasReview: true },
  { profile: blackboard, lms: null, hasReview: true },
  { profile: sakai, lms: 'sakai', hasReview: true },
  { profile: openEdx, lms: null, hasReview: true },
  { profile: standard, lms: 'other', hasReview: true },
];

/**
 * The platforms that are walked through: each as its administrator would connect it, by `npm run test:long` also by hand
 * where they need not.
 */
export const journeyPlatforms: readonly JourneyPlatform[] = process.env['TEND_LONG_TESTS']
  ? platforms.flatMap((platform) => (platform.lms === null ? [platform] : [platform, { ...platform, lms: null }]))
  : platforms;

/** What a journey is called. */
export function nameJourney({ profile, lms }: JourneyPlatform, rule: CookieRule): string {
  const way = lms === null ? 'connected by hand' : 'connected by its setup link';
  return `${profile.name}, ${way}, third-party cookies ${rule}: from connecting to the gradebook`;
}

/** What a browser lets the tool keep in a frame of a platform: all, what is partitioned, nothing. */
export const cookieRules = ['allowed', 'blocked', 'refused'] as const;
export type CookieRule = (typeof cookieRules)[number];

/**
 * The rules under which a platform's journey is walked: one by `npm test`, another from platform to platform and from
 * browser to browser, so that each meets each; all by `npm run test:long`.
 */
export function rulesFor<T extends CookieRule>(index: number, rules: readonly T[]): readonly T[] {
  if (process.env['TEND_LONG_TESTS']) return rules;
  return [rules[index % rules.length] as T];
}

export async function inviteToRegister(tool: Tool, lms: Lms): Promise<string> {
  return (await createSetupLink(tool, { lms, lifetime: 3_600_000 })).url;
}

/**
 * What the operator does with the values of a platform that was told of Tend by hand. Where all customers of a vendor
 * have one issuer and one client ID, the walk before this one has left them behind.
 */
export async function registerByHand({ db, clock }: Tool, values: ReturnType<typeof readPlatform>): Promise<void> {
  const former = (await listRegistrations(db)).find(
    ({ issuer, clientId }) => issuer === values.issuer && clientId === values.clientId,
  );
  if (former) await removeRegistration(db, former.id);
  await addRegistration(db, values, clock());
}

/** What the operator does with a platform that has registered itself: looks, and says yes. */
export async function approve(tool: Tool, { state, issuer }: RunningPlatform): Promise<void> {
  const { profile } = state;
  const registration = (await listRegistrations(tool.db)).find((one) => one.issuer === issuer);
  if (registration?.status !== 'pending') throw new Error(`${profile.name} has not registered itself`);
  await setRegistrationStatus(tool.db, registration.id, 'active');
  const { audience } = profile.token;
  // The real one gives out tokens at the vendor's, where Tend knows the audience; this one does so itself.
  if (!audience.startsWith('https:')) return;
  await tool.db.updateTable('registration').set({ audience }).where('id', '=', registration.id).execute();
}

/** The same with deployments that were learnt at a first launch. */
export async function approveDeployments(tool: Tool): Promise<void> {
  for (const { registrationId, id, status } of await listDeployments(tool.db)) {
    if (status !== 'pending') continue;
    await setDeploymentStatus(tool.db, { registrationId, id, now: tool.clock(), status: 'active' });
  }
}
