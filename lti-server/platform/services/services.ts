import type { RegistrationRow } from '../../database/schema.ts';
import type { DeepLinking } from '../../launch/launch.ts';
import type { Tool } from '../../tool.ts';

/** A registration whose services are asked, on behalf of a tool. Addresses are those that its launches brought. */
export interface ServiceCaller {
  tool: Tool;
  registration: RegistrationRow;
}

/** A content item of type `ltiResourceLink` (Deep Linking 2.0, 3.1): one activity to be placed in a course. */
export interface ResourceLinkItem {
  type: 'ltiResourceLink';
  title: string;
  text: string;
  url: string;
  icon: { url: string; width: number; height: number };
  custom: Readonly<Record<string, string>>;
  /** Left out where the platform would ignore it. */
  lineItem?: NewLineItem;
}

/**
 * What the platform may show to the person, and write into its log, beside the answer: "msg" and "log" when something
 * was chosen, "errormsg" and "errorlog" when nothing could be (Deep Linking 2.0, 4.5).
 */
export interface DeepLinkingRemark {
  isFault: boolean;
  message: string;
  log: string;
}

/** A line item is a column in the platform's gradebook (AGS 2.0, 3.2). */
export interface NewLineItem {
  label: string;
  /** A whole number from 1: others make Moodle refuse the activity's form. */
  scoreMaximum: number;
  resourceId: string;
  tag: string;
  /** Asks for submission review launches from this column (LTI Submission Review 1.0), of scores in these states. */
  submissionReview?: { reviewableStatus: readonly ('InProgress' | 'Completed')[] };
}

export interface LineItem {
  /** Its address. */
  id: string;
  label: string | null;
  resourceId: string | null;
  resourceLinkId: string | null;
}

/** A person in a context, as names and roles tell it (NRPS 2.0, 2.4); roles are full URIs. */
export interface Member {
  sub: string;
  name: string | null;
  roles: readonly string[];
  isActive: boolean;
}

/**
 * What we ask of a platform besides launches and scores. The one implementation stands on ltijs 5.9.9
 * (docs/decisions/0001); whoever replaces it changes create-services.ts only. Every method but the first throws
 * ServiceError when the platform does not give what was asked.
 */
export interface Services {
  /** The signed answer to a deep linking request (Deep Linking 2.0, 4). No items means that the person cancelled, unless `remark` tells of a fault. */
  createDeepLinkingResponse(
    caller: ServiceCaller,
    deploymentId: string,
    settings: DeepLinking,
    items: readonly ResourceLinkItem[],
    remark?: DeepLinkingRemark,
  ): Promise<string>;
  /** Everybody in the context, all pages. */
  readMembers(caller: ServiceCaller, membershipsUrl: string): Promise<Member[]>;
  /** The line items of a resource link that are ours, or of the whole context (null); all pages. */
  listLineItems(caller: ServiceCaller, lineItemsUrl: string, resourceLinkId: string | null): Promise<LineItem[]>;
  /** Adds a column for that resource link. */
  createLineItem(
    caller: ServiceCaller,
    lineItemsUrl: string,
    resourceLinkId: string,
    item: NewLineItem,
  ): Promise<LineItem>;
}
