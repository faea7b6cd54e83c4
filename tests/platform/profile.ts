import type { LaunchFacts } from './launch-facts.ts';
import type { Placements } from './placements.ts';

/**
 * Everything in which platforms differ, as data: one object a platform, in `profiles/`. The simulator's code asks the
 * profile and never a platform's name, so that another platform is one more file. A union lists what the simulator
 * can do today; a platform that needs more adds a member here and the branch that honours it.
 */
export interface Profile {
  readonly name: string;
  /** `tool_platform.product_family_code`. */
  readonly family: string;
  /** `iss`; null = the platform's own address. Hosted Canvas and Blackboard have one for all of their customers. */
  readonly issuer: string | null;
  /** How the simulator's own short ids look to tools; each must give different texts for different ids. */
  readonly ids: {
    readonly person: (id: string) => string;
    readonly context: (id: string) => string;
    readonly resourceLink: (id: string) => string;
    /** Of the tool that is registered as the `count`th, from 1. */
    readonly deployment: (count: number) => string;
    readonly client: (count: number) => string;
  };
  readonly paths: {
    readonly launch: string;
    readonly auth: string;
    readonly token: string;
    readonly keys: string;
    readonly configuration: string;
    readonly deepLinking: string;
    readonly deepLinkingReturn: string;
    /** Prefix of line items, scores, results and memberships. */
    readonly services: string;
    /** With `:contextId`. */
    readonly lineItems: string;
    /** With `:contextId` and `:itemId`; scores and results lie below it. */
    readonly lineItem: string;
    /** With `:contextId`, and `:typeId` where the address names the tool. */
    readonly memberships: string;
  };
  readonly login: {
    readonly method: 'GET' | 'POST';
    /** Name under which the deployment id is sent; null = not sent. */
    readonly deploymentParameter: 'lti_deployment_id' | 'deployment_id' | null;
    /** `login_hint`: the person's `sub`, or a text that says nothing. */
    readonly hint: 'sub' | 'opaque';
    /** `lti_message_hint`. */
    readonly messageHint: 'json' | 'jwt' | 'opaque';
    readonly isHintSingleUse: boolean;
    readonly hintTtlSeconds: number | null;
    /** `lti_storage_target`; null = the platform keeps nothing for tools. */
    readonly storageTarget: string | null;
    /** Parameters of the platform's own. */
    readonly extraParameters: Readonly<Record<string, string>>;
  };
  readonly auth: {
    /** A platform that requires it looks only whether it is there. */
    readonly isPromptRequired: boolean;
    readonly isResponseModeRequired: boolean;
    /** How refusals of a known tool's request arrive: POSTed to the redirect_uri, or as a page of the platform. */
    readonly errorDelivery: 'form' | 'page';
    /** Error code for somebody who is not signed in, and for a hint that was used already; null = a page. */
    readonly noSessionError: string | null;
    readonly usedHintError: string | null;
    readonly pageStatus: number;
    /** Whether a request without the session cookie is answered by a page that posts it again from the same site. */
    readonly hasRepostPage: boolean;
    /** Fields that stand beside `id_token` and `state` in the form_post response. */
    readonly extraFields: Readonly<Record<string, string>>;
  };
  readonly idToken: {
    readonly ttlSeconds: number;
    /** Which moment `iat` tells. */
    readonly issuedAt: 'login' | 'auth';
    /** Whether addresses for people are `https:` while services are `http:`, as behind a proxy. */
    readonly isReturnHttps: boolean;
    readonly claims: (facts: LaunchFacts) => Record<string, unknown>;
  };
  readonly keys: {
    /** How many keys the key set publishes: 1, or 3 for a past, a present and a future one. */
    readonly count: 1 | 3;
    /** `sample`: the kid of the key that ships with Canvas' source. */
    readonly kidStyle: 'hex' | 'iso-time' | 'sample';
    readonly hasAlgorithm: boolean;
    readonly bits: number;
  };
  readonly deepLinking: {
    readonly settings: Readonly<Record<string, unknown>>;
    /** Settings by placement, where they differ. */
    readonly placements: Placements;
    /** Where the platform keeps its own state: in the return address as `data=`, in the `data` member, or in its query. */
    readonly dataIn: 'url' | 'claim' | 'none';
    readonly check: { readonly audience: boolean; readonly nonce: boolean; readonly subject: boolean };
    /** Largest scoreMaximum the gradebook takes; only whole numbers from 1. */
    readonly maximumPoints: number;
  };
  readonly token: {
    /** A text: that audience and no other. */
    readonly audience: 'any' | 'token-url' | `https://${string}`;
    /** Whether an audience of several, or a list of one, is answered with 500. */
    readonly isAudienceListRefused: boolean;
    readonly issuedInFutureSeconds: number;
    /** How old `iat` may be; null = not looked at. */
    readonly issuedAgoSeconds: number | null;
    readonly isReplayRefused: boolean;
    readonly body: 'form' | 'form-or-json';
    readonly contentType: string;
    readonly ttlSeconds: number;
    readonly type: 'Bearer' | 'bearer';
    /** `text`: Moodle's, the reason as `error`, unescaped. */
    readonly errorStyle: 'text' | 'oauth';
  };
  readonly lineItems: {
    /** `strict`: the exact media type of the resource in Accept; a wildcard is refused. */
    readonly accept: 'strict' | 'any';
    readonly isTypeInQuery: boolean;
    /** `curly`: typographic quotes around rel and `&amp;` in the addresses, as Moodle writes them. */
    readonly linkStyle: 'plain' | 'curly';
    /** Items on a page when the tool does not ask for a limit; null = all. */
    readonly pageSize: number | null;
    /** Moodle names the activity a second time, and by numbers only. */
    readonly hasLtiLinkId: boolean;
  };
  readonly scores: {
    /** `later-second`: strictly later in whole seconds. `not-earlier`: equal is accepted. */
    readonly timestampRule: 'later-second' | 'not-earlier';
    readonly conflictStatus: 400 | 409;
    /** Whether anything but FullyGraded with scoreGiven empties the cell; `pending-keeps`: PendingManual does not. */
    readonly isErasedByProgress: boolean | 'pending-keeps';
    /** Status for somebody who is not graded here. */
    readonly notGradedStatus: number;
    /** Status for an activity that is not published, or a course that has ended; null = not looked at. */
    readonly unpublishedStatus: number | null;
    readonly concludedStatus: number | null;
    /** Whether a score opens a new submission, unless it says not to (Canvas' extension). */
    readonly countsSubmissions: boolean;
    /** `url`: a JSON body with `resultUrl`. */
    readonly answer: 'empty' | 'url';
    /** Whether a grade written by hand counts by its time, or a tool's score always goes over it. */
    readonly handGrades: 'by-time' | 'overwritten';
    readonly isCutToMaximum: boolean;
  };
  readonly memberships: {
    readonly roles: 'short' | 'uri';
    readonly pageSize: number | null;
    /** Whether the address of the next page forgets the `role` filter. */
    readonly dropsRoleOnNext: boolean;
    readonly hasUsernames: boolean;
    /** Whether `rlid` may name the course. */
    readonly isCourseALink: boolean;
  };
  readonly errors: {
    /** Whether the reason of a refusal stands in the status line (lost behind HTTP/2). */
    readonly hasReasonPhrase: boolean;
    /** `canvas`: `{"errors": {"type", "message"}}`, and nothing at all for 404. */
    readonly body: 'moodle' | 'canvas';
  };
  /** Dynamic registration; null = there is none. */
  readonly registration: {
    readonly path: string;
    readonly token: 'required' | 'none';
    /** Whether even the configuration is shown only to who has the token. */
    readonly isConfigurationGuarded: boolean;
    /** Otherwise an administrator has to switch the tool on. */
    readonly isActiveAtOnce: boolean;
    readonly hasDeploymentInAnswer: boolean;
    readonly status: 200 | 201;
    /** Whose rules, and words for what is refused. */
    readonly style: 'moodle' | 'canvas' | 'plain';
    /** In `lti-platform-configuration`. */
    readonly version: string;
    readonly messages: readonly Readonly<Record<string, unknown>>[];
    readonly variables: readonly string[];
    /** Members of the platform's own in `lti-platform-configuration`. */
    readonly extraMembers: Readonly<Record<string, unknown>>;
  } | null;
  /** How it says that it was asked too often; null = it never does. */
  readonly throttling: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  } | null;
}

/** A profile with some knobs turned: the sections of `changes` are laid over those of `profile`. */
export function changeProfile(profile: Profile, changes: ProfileChanges): Profile {
  const changed: Record<string, unknown> = { ...profile };
  for (const [section, knobs] of Object.entries(changes)) {
    const before = changed[section];
    changed[section] =
      typeof before === 'object' && typeof knobs === 'object' && knobs !== null ? { ...before, ...knobs } : knobs;
  }
  return changed as unknown as Profile;
}

export type ProfileChanges = {
  readonly [Section in keyof Profile]?: NonNullable<Profile[Section]> extends object
    ? Partial<NonNullable<Profile[Section]>> | Extract<Profile[Section], null>
    : Profile[Section];
};
