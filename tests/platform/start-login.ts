import type { Course, ResourceLink } from './course.ts';
import type { MessageType } from './launch-facts.ts';
import type { PlatformState } from './platform-state.ts';
import type { RegisteredTool } from './registered-tool.ts';
import type { Session } from './sessions.ts';

export interface LoginRequest {
  readonly tool: RegisteredTool;
  readonly course: Course;
  readonly messageType: MessageType;
  readonly resourceLink: ResourceLink | null;
  readonly forPersonId?: string | null;
}

/**
 * The parameters of a third-party login initiation (1EdTech Security Framework 1.0, §5.1.1.1), with Moodle's names:
 * `lti_deployment_id`, a login_hint that is the person's number, and a hint that is a JSON text.
 */
export function startLogin(state: PlatformState, session: Session, request: LoginRequest): Record<string, string> {
  const { tool, course, resourceLink, messageType } = request;
  const launchId = session.remember({
    toolId: tool.deploymentId,
    courseId: course.id,
    messageType,
    resourceLinkId: resourceLink?.id ?? null,
    forPersonId: request.forPersonId ?? null,
    startedAt: state.now(),
    title: '',
    text: '',
  });
  const { deploymentParameter } = state.profile.login;
  return {
    iss: state.issuer,
    target_link_uri: targetLinkUri(request),
    login_hint: session.personId,
    lti_message_hint: JSON.stringify({ ...(resourceLink && { cmid: resourceLink.cmid }), launchid: launchId }),
    client_id: tool.clientId,
    ...(deploymentParameter && { [deploymentParameter]: tool.deploymentId }),
  };
}

/** A submission review goes to the address that the line item named, when it named one. */
export function targetLinkUri({ tool, course, resourceLink, messageType }: LoginRequest): string {
  if (!resourceLink) return tool.deepLinkingUrl;
  if (messageType === 'LtiSubmissionReviewRequest') {
    const reviewUrl = course.gradebook.lineItemOf(resourceLink.id)?.submissionReview?.url;
    if (reviewUrl && reviewUrl !== 'DEFAULT') return reviewUrl;
  }
  return resourceLink.url ?? tool.toolUrl;
}
