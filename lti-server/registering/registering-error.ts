import messages from '#shared/messages/en/server.json' with { type: 'json' };

type MessageKey = keyof typeof messages;
/** Why a platform could not register itself: the names under which server.json has a title, a message and a next step. */
export type RegisteringReason = MessageKey extends infer K
  ? K extends `register.${infer R}.title`
    ? R
    : never
  : never;

/** The status that each answers with; 422 unless named here. */
const statuses: Partial<Record<RegisteringReason, number>> = {
  incomplete: 400,
  'link-unknown': 403,
  'address-refused': 400,
  'platform-away': 424,
  'platform-refused': 424,
  exists: 409,
};

/** A registration that came to nothing. The page and the log tell reason and detail, never what a platform wrote. */
export class RegisteringError extends Error {
  readonly reason: RegisteringReason;
  readonly statusCode: number;
  /** The member, host or status that was wrong. */
  readonly detail: string | null;

  constructor(reason: RegisteringReason, detail: string | null = null, options?: ErrorOptions) {
    super(detail === null ? reason : `${reason}: ${detail}`, options);
    this.name = 'RegisteringError';
    this.reason = reason;
    this.statusCode = statuses[reason] ?? 422;
    this.detail = detail;
  }
}
