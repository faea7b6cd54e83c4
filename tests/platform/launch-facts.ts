import type { Course, Person, ResourceLink } from './course.ts';
import type { Profile } from './profile.ts';
import type { RegisteredTool } from './registered-tool.ts';

export type MessageType = 'LtiResourceLinkRequest' | 'LtiDeepLinkingRequest' | 'LtiSubmissionReviewRequest';

/** What is known when an id_token is written; a profile turns it into the claims of its platform. */
export interface LaunchFacts {
  readonly issuer: string;
  /** Address of the platform. */
  readonly url: string;
  readonly ids: Profile['ids'];
  readonly messageType: MessageType;
  readonly tool: RegisteredTool;
  readonly course: Course;
  readonly person: Person;
  readonly locale: string;
  /** Where the tool opened without an activity, or chooses content; null elsewhere. */
  readonly placement: string | null;
  /** Null for deep linking, which has no resource link yet, and for placements. */
  readonly resourceLink: ResourceLink | null;
  readonly targetLinkUri: string;
  readonly documentTarget: 'iframe' | 'window';
  /** Whose work is reviewed, in a submission review. */
  readonly forPerson: Person | null;
  readonly lineItemsUrl: string;
  /** Null when the resource link has no column in the gradebook, or more than one. */
  readonly lineItemUrl: string | null;
  readonly membershipsUrl: string;
  readonly returnUrl: string;
  readonly deepLinkingSettings: Readonly<Record<string, unknown>> | null;
}
