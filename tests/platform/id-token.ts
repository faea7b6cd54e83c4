import type { LaunchFacts } from './launch-facts.ts';
import type { PlatformState } from './platform-state.ts';
import type { RegisteredTool } from './registered-tool.ts';
import { writeReturn } from './deep-linking-return.ts';
import { lineItemsUrl, lineItemUrl, membershipsUrl } from './service-urls.ts';
import type { PendingLaunch, Session } from './sessions.ts';
import { targetLinkUri } from './start-login.ts';

interface Launching {
  readonly tool: RegisteredTool;
  readonly session: Session;
  readonly pending: PendingLaunch;
}

/** The signed id_token of a launch (LTI Core 1.3 §5.3); null when the person may not do this in the course. */
export async function createIdToken(state: PlatformState, launching: Launching, nonce: string): Promise<string | null> {
  const claims = idTokenClaims(state, launching, nonce);
  return claims && state.keys.sign(claims);
}

/** All claims, in the profile's form. Null for learners who would link content or review work: managers alone may. */
export function idTokenClaims(
  state: PlatformState,
  launching: Launching,
  nonce: string,
): Record<string, unknown> | null {
  const facts = launchFacts(state, launching);
  if (!facts) return null;
  if (facts.messageType !== 'LtiResourceLinkRequest' && !mayChoose(state, facts)) return null;
  return { nonce, ...standardClaims(state, launching), ...state.profile.idToken.claims(facts) };
}

/** Managers, and everybody in a placement where learners choose what they hand in. */
function mayChoose({ profile }: PlatformState, { person, placement }: LaunchFacts): boolean {
  return person.role !== 'learner' || (profile.deepLinking.placements[placement ?? '']?.isForLearners ?? false);
}

function standardClaims(state: PlatformState, { tool, pending }: Launching): Record<string, unknown> {
  const { ttlSeconds, issuedAt } = state.profile.idToken;
  const iat = Math.floor((issuedAt === 'login' ? pending.startedAt : state.now()) / 1000);
  return { iat, exp: iat + ttlSeconds, iss: state.issuer, aud: tool.clientId };
}

function launchFacts(state: PlatformState, { tool, session, pending }: Launching): LaunchFacts | null {
  const course = state.courses.find((one) => one.id === pending.courseId);
  const person = course?.person(session.personId);
  const resourceLink = course?.resourceLinks.find((link) => link.id === pending.resourceLinkId) ?? null;
  if (!course || !person || (pending.resourceLinkId !== null && !resourceLink)) return null;
  const { isReturnHttps } = state.profile.idToken;
  const lineItem = resourceLink && course.gradebook.lineItemOf(resourceLink.id);
  const isDeepLinking = pending.messageType === 'LtiDeepLinkingRequest';
  return {
    issuer: state.issuer,
    url: state.url,
    ids: state.profile.ids,
    placement: pending.placement,
    messageType: pending.messageType,
    tool,
    course,
    person,
    locale: session.locale,
    resourceLink,
    targetLinkUri: targetLinkUri({ tool, course, resourceLink, messageType: pending.messageType }),
    documentTarget: resourceLink?.container ?? 'iframe',
    forPerson: (pending.forPersonId !== null && course.person(pending.forPersonId)) || null,
    lineItemsUrl: lineItemsUrl(state, course.id, tool),
    lineItemUrl: lineItem ? lineItemUrl(state, course.id, lineItem.id, tool) : null,
    membershipsUrl: membershipsUrl(state, course.id, tool),
    returnUrl: `${isReturnHttps ? state.url.replace('http:', 'https:') : state.url}/mod/lti/return.php?course=${course.id}&sesskey=${session.sesskey}`,
    deepLinkingSettings: isDeepLinking ? deepLinkingSettings(state, { tool, session, pending }) : null,
  };
}

function deepLinkingSettings(state: PlatformState, { tool, session, pending }: Launching): Record<string, unknown> {
  const { settings, placements } = state.profile.deepLinking;
  return {
    ...settings,
    ...placements[pending.placement ?? '']?.settings,
    ...writeReturn(state, { courseId: pending.courseId, toolId: tool.deploymentId, sesskey: session.sesskey }),
    title: pending.title,
    text: pending.text,
  };
}
