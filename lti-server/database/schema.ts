import type { Generated, Kysely } from 'kysely';

/**
 * Every table, for SQLite and PostgreSQL alike. Ids are texts made in Node, times are milliseconds since 1970,
 * JSON is text that is parsed by zod when read, booleans are 0 or 1. The tenant (registration) stands first in the
 * key of everything that belongs to one.
 */
export interface Schema {
  registration: RegistrationRow;
  deployment: DeploymentRow;
  tool_key: ToolKeyRow;
  access_token: AccessTokenRow;
  login_state: LoginStateRow;
  pending_launch: PendingLaunchRow;
  session: SessionRow;
  context: ContextRow;
  resource_link: ResourceLinkRow;
  person: PersonRow;
  membership: MembershipRow;
  attempt: AttemptTable;
  score: ScoreRow;
  score_pause: ScorePauseRow;
  content_pack: ContentPackRow;
  setup_link: SetupLinkRow;
  console_session: ConsoleSessionRow;
  audit: AuditRow;
  refusal: RefusalRow;
}

export type Database = Kysely<Schema>;

/** One platform that may launch the tool, as agreed with its administrator. */
export interface RegistrationRow {
  id: string;
  name: string;
  issuer: string;
  client_id: string;
  auth_url: string;
  token_url: string;
  jwks_url: string;
  /** `aud` of the client assertion; null means the token address. */
  audience: string | null;
  allow_anonymous: 0 | 1;
  /** `pending` when the platform registered itself: it may launch once the operator has approved it. */
  status: 'active' | 'inactive' | 'pending';
  /** `tool_platform.product_family_code` of the last launch. */
  platform_family: string | null;
  created_at: number;
}

export interface DeploymentRow {
  registration_id: string;
  id: string;
  status: 'pending' | 'active' | 'off';
  created_at: number;
}

/** One key of the tool's own key set; the private half is encrypted at rest. */
export interface ToolKeyRow {
  kid: string;
  private_jwk: string;
  public_jwk: string;
  created_at: number;
  retired_at: number | null;
}

/** A platform's access token, encrypted, by registration and sorted scopes. */
export interface AccessTokenRow {
  registration_id: string;
  scopes: string;
  token: string;
  expires_at: number;
}

/** One login that waits for its launch: deleted by the launch that uses it. Of PostgreSQL only: login-memory.ts. */
export interface LoginStateRow {
  state_hash: string;
  /** The registration as the login found it, JSON; its status is looked up again by the launch. */
  registration: string;
  nonce: string;
  /** Hash of the secret in the browser's cookie. */
  cookie_hash: string;
  /** Hash of the secret in the platform's storage, and `lti_storage_target`; null when the platform offers none. */
  storage_hash: string | null;
  storage_target: string | null;
  expires_at: number;
}

/** A verified launch that waits until the browser proves itself, or its person goes on in a new window. */
export interface PendingLaunchRow {
  handle_hash: string;
  registration_id: string;
  /** What the handle is good for next. */
  stage: 'proof' | 'window' | 'confirm';
  /** Hash of what the browser must show: from platform storage (`proof`) or a first-party cookie (`confirm`). */
  proof_hash: string | null;
  /** The Launch, encrypted JSON. */
  launch: string;
  expires_at: number;
}

export interface SessionRow {
  token_hash: string;
  registration_id: string;
  deployment_id: string;
  sub: string;
  role: 'learner' | 'instructor';
  context_id: string | null;
  resource_link_id: string | null;
  page: string;
  module_id: string | null;
  module_version: number | null;
  /** Deep linking settings of the request, JSON; null for other launches. */
  deep_linking: string | null;
  /** What the picker has answered, JSON (deep-linking/answer-once.ts); null before. */
  deep_linking_answer: string | null;
  /** Whose work a submission review is about; null for other launches. */
  review_sub: string | null;
  /** 1 when completing the module here becomes a score: a learner who is neither anonymous nor a test user. */
  is_scored: 0 | 1;
  created_at: number;
  last_used_at: number;
}

export interface ContextRow {
  registration_id: string;
  deployment_id: string;
  id: string;
  title: string | null;
  label: string | null;
  memberships_url: string | null;
  line_items_url: string | null;
  /** Granted AGS scopes, JSON array. */
  scopes: string;
  /** When the roster was last read whole; null means never. */
  roster_read_at: number | null;
  updated_at: number;
}

export interface ResourceLinkRow {
  registration_id: string;
  deployment_id: string;
  id: string;
  context_id: string | null;
  title: string | null;
  module_id: string | null;
  line_item_url: string | null;
  updated_at: number;
}

export interface PersonRow {
  registration_id: string;
  sub: string;
  name: string | null;
  is_test_user: 0 | 1;
  updated_at: number;
}

export interface MembershipRow {
  registration_id: string;
  deployment_id: string;
  context_id: string;
  sub: string;
  role: 'learner' | 'instructor';
  /** When names and roles last listed this person here; null means known from a launch only. */
  listed_at: number | null;
  launched_at: number | null;
}

export interface AttemptRow {
  registration_id: string;
  deployment_id: string;
  resource_link_id: string;
  sub: string;
  context_id: string | null;
  module_id: string;
  module_version: number;
  /** Step kind → milliseconds since 1970, JSON object. */
  done_steps: string;
  started_at: number;
  updated_at: number;
  completed_at: number | null;
}

export interface AttemptTable extends AttemptRow {
  /** When its score arrived, once the outbox has forgotten that; null before. */
  score_arrived_at: Generated<number | null>;
}

export type ScoreState = 'waiting' | 'sending' | 'sent' | 'refused' | 'superseded';

/** The outbox: one score to be brought in line per line item and person; the newest wins. */
export interface ScoreRow {
  registration_id: string;
  line_item_url: string;
  sub: string;
  deployment_id: string;
  context_id: string | null;
  resource_link_id: string;
  score_given: number;
  score_maximum: number;
  /** `timestamp` of the Score, fixed with the completion, rising by at least a whole second per row. */
  timestamp: number;
  state: ScoreState;
  tries: number;
  next_try_at: number;
  /** While `sending`: when another sender may take the row over. */
  lease_until: number | null;
  /** 1 when the platform may have applied a send whose answer was never seen. */
  is_uncertain: 0 | 1;
  last_status: number | null;
  /** A reason code of gradebook/score-answer.ts; null while all is well. */
  last_reason: string | null;
  sent_at: number | null;
  updated_at: number;
}

/** The circuit breaker: a registration whose platform is away is left alone until then. */
export interface ScorePauseRow {
  registration_id: string;
  failures: number;
  paused_until: number;
}

/** An organisation's own prompts and modules, beside the shipped ones. */
export interface ContentPackRow {
  id: string;
  version: number;
  name: string;
  publisher: string | null;
  /** SHA-256 of `content`: another one tells a running server to read it again. */
  digest: string;
  /** The Pack, JSON. */
  content: string;
  added_at: number;
}

/** The operator's invitation to one platform to register itself (LTI Dynamic Registration 1.0). */
export interface SetupLinkRow {
  token_hash: string;
  /** Which learning platform is expected to use it. */
  lms: 'moodle' | 'canvas' | 'brightspace' | 'sakai' | 'blackboard' | 'other';
  created_at: number;
  expires_at: number;
  /** When a registration came of it; it then works no more. */
  used_at: number | null;
}

/** One sign-in to the operator's console. */
export interface ConsoleSessionRow {
  token_hash: string;
  /** Tells which password it was; with another one the session is over. */
  password_mark: string;
  created_at: number;
  last_used_at: number;
}

/** One change by an operator. Nothing personal: ids of registrations, deployments, keys and packs. */
export interface AuditRow {
  /** uuid v7: in the order of time */
  id: string;
  at: number;
  /** `console SESSION`, the first letters of the session's hash, or `command line`. */
  actor: string;
  /** An `AuditAction` of admin/audit.ts. */
  action: string;
  registration_id: string | null;
  /** What else was changed: a deployment, a key, a pack. */
  target: string | null;
  /** Of how many things, where that is asked. */
  count: number | null;
}

/** Launches and registrations that were refused for one reason, counted. Nothing personal. */
export interface RefusalRow {
  /** Empty when the platform was not known. */
  registration_id: string;
  reason: string;
  /** The claim or the check that failed; may be empty. */
  detail: string;
  count: number;
  first_at: number;
  last_at: number;
}
