import type { Course } from './course.ts';
import type { Faults } from './faults.ts';
import type { PlatformKeys } from './platform-keys.ts';
import type { Profile } from './profile.ts';
import type { RegisteredTool } from './registered-tool.ts';
import type { RequestJournal } from './request-journal.ts';
import type { Sessions } from './sessions.ts';

export interface AccessToken {
  readonly tool: RegisteredTool;
  readonly scopes: readonly string[];
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** All that a running platform knows; held in memory, made by `startPlatform`. */
export interface PlatformState {
  readonly profile: Profile;
  /** Address without a trailing slash. */
  readonly url: string;
  /** `iss`. */
  readonly issuer: string;
  readonly courses: readonly Course[];
  readonly tools: RegisteredTool[];
  readonly keys: PlatformKeys;
  readonly sessions: Sessions;
  readonly faults: Faults;
  readonly journal: RequestJournal;
  readonly accessTokens: Map<string, AccessToken>;
  /** The platform's clock, fault included; milliseconds since 1970. */
  readonly now: () => number;
  /** Under which the platform signs what comes back to it. */
  readonly secret: Uint8Array;
}

export function toolOf(state: PlatformState, toolId: string): RegisteredTool | undefined {
  return state.tools.find((tool) => tool.deploymentId === toolId);
}
