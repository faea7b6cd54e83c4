import type { LaunchFacts } from './launch-facts.ts';

/**
 * Everything in which platforms differ, as data: one object a platform, in `profiles/`. The simulator's code asks the
 * profile and never a platform's name, so that another platform is one more file. A union lists what the simulator
 * can do today; a platform that needs more adds a member here and the branch that honours it.
 */
export interface Profile {
  readonly name: string;
  /** `tool_platform.product_family_code`. */
  readonly family: string;
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
  };
  readonly login: {
    readonly method: 'GET' | 'POST';
    /** Name under which the deployment id is sent; null = not sent. */
    readonly deploymentParameter: 'lti_deployment_id' | 'deployment_id' | null;
    readonly isHintSingleUse: boolean;
    readonly hintTtlSeconds: number | null;
  };
  readonly auth: {
    readonly isPromptRequired: boolean;
    readonly isResponseModeRequired: boolean;
    /** How refusals of a known tool's request arrive: POSTed to the redirect_uri, or as a page of the platform. */
    readonly errorDelivery: 'form' | 'page';
    /** Whether a request without the session cookie is answered by a page that posts it again from the same site. */
    readonly hasRepostPage: boolean;
    /** Fields that stand beside `id_token` and `state` in the form_post response. */
    readonly extraFields: Readonly<Record<string, string>>;
  };
  readonly idToken: {
    readonly ttlSeconds: number;
    /** Which moment `iat` tells. */
    readonly issuedAt: 'login' | 'auth';
    readonly claims: (facts: LaunchFacts) => Record<string, unknown>;
  };
  readonly keys: {
    /** How many keys the key set publishes: 1, or 3 for a past, a present and a future one. */
    readonly count: 1 | 3;
    readonly kidStyle: 'hex' | 'iso-time';
    readonly hasAlgorithm: boolean;
    readonly bits: number;
  };
  readonly deepLinking: {
    readonly settings: Readonly<Record<string, unknown>>;
    readonly check: { readonly audience: boolean; readonly nonce: boolean; readonly subject: boolean };
    /** Largest scoreMaximum the gradebook takes; only whole numbers from 1. */
    readonly maximumPoints: number;
  };
  readonly token: {
    readonly audience: 'any' | 'token-url';
    readonly issuedInFutureSeconds: number;
    readonly isReplayRefused: boolean;
    readonly body: 'form' | 'form-or-json';
    readonly contentType: string;
    readonly ttlSeconds: number;
  };
  readonly lineItems: {
    /** `strict`: the exact media type of the resource in Accept; a wildcard is refused. */
    readonly accept: 'strict' | 'any';
    readonly isTypeInQuery: boolean;
    /** `curly`: typographic quotes around rel and `&amp;` in the addresses, as Moodle writes them. */
    readonly linkStyle: 'plain' | 'curly';
    /** Items on a page when the tool does not ask for a limit; null = all. */
    readonly pageSize: number | null;
  };
  readonly scores: {
    /** `later-second`: strictly later in whole seconds. `not-earlier`: equal is accepted. */
    readonly timestampRule: 'later-second' | 'not-earlier';
    readonly conflictStatus: 400 | 409;
    /** Whether anything but FullyGraded with scoreGiven empties the cell. */
    readonly isErasedByProgress: boolean;
  };
  readonly memberships: {
    readonly roles: 'short' | 'uri';
    readonly pageSize: number | null;
    /** Whether the address of the next page forgets the `role` filter. */
    readonly dropsRoleOnNext: boolean;
  };
  readonly errors: {
    /** Whether the reason of a refusal stands in the status line (lost behind HTTP/2). */
    readonly hasReasonPhrase: boolean;
  };
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
  readonly [Section in keyof Profile]?: Profile[Section] extends string ? Profile[Section] : Partial<Profile[Section]>;
};
