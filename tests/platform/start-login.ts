import type { Course, ResourceLink } from './course.ts';
import type { MessageType } from './launch-facts.ts';
import { writeMessageHint } from './message-hint.ts';
import { hexOf } from './platform-ids.ts';
import type { PlatformState } from './platform-state.ts';
import type { RegisteredTool } from './registered-tool.ts';
import type { Session } from './sessions.ts';

export interface LoginRequest {
  readonly tool: RegisteredTool;
  readonly course: Course;
  readonly messageType: MessageType;
  readonly resourceLink: ResourceLink | null;
  readonly forPersonId?: string | null;
  /** The place in the platform from which a tool opens without an activity, or chooses content. */
  readonly placement?: string | null;
}

/**
 * The parameters of a third-party login initiation (1EdTech Security Framework 1.0, §5.1.1.1) under the platform's
 * names, with its own beside them.
 */
export function startLogin(state: PlatformState, session: Session, request: LoginRequest): Record<string, string> {
  const { tool, course, resourceLink, messageType } = request;
  const launchId = session.remember({
    toolId: tool.deploymentId,
    courseId: course.id,
    messageType,
    resourceLinkId: resourceLink?.id ?? null,
    forPersonId: request.forPersonId ?? null,
    placement: request.placement ?? null,
    startedAt: state.now(),
    title: '',
    text: '',
  });
  const { deploymentParameter, storageTarget, extraParameters } = state.profile.login;
  const hinted = { launchId, cmid: resourceLink?.cmid ?? null, contextId: course.id };
  return {
    iss: state.issuer,
    target_link_uri: targetLinkUri(request),
    login_hint: loginHintOf(state, session.personId),
    lti_message_hint: writeMessageHint(state, hinted),
    client_id: tool.clientId,
    ...(deploymentParameter && { [deploymentParameter]: tool.deploymentId }),
    ...extraParameters,
    ...(storageTarget !== null && { lti_storage_target: storageTarget }),
  };
}

export function loginHintOf({ profile }: PlatformState, personId: string): string {
  return profile.login.hint === 'sub' ? profile.ids.person(personId) : hexOf(`login of ${personId}`);
}

/** A submission review goes to the address that the line item named, when it named one. */
export function targetLinkUri({ tool, course, resourceLink, messageType }: LoginRequest): string {
  if (messageType === 'LtiDeepLinkingRequest') return tool.deepLinkingUrl;
  if (!resourceLink) return tool.toolUrl;
  if (messageType === 'LtiSubmissionReviewRequest') {
    const reviewUrl = course.gradebook.lineItemOf(resourceLink.id)?.submissionReview?.url;
    if (reviewUrl && reviewUrl !== 'DEFAULT') return reviewUrl;
  }
  return resourceLink.url ?? tool.toolUrl;
}
