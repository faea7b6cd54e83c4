import messages from '#shared/messages/en/server.json' with { type: 'json' };

type MessageKey = keyof typeof messages;
/** Why a launch or login was refused: the names under which server.json has a title, a message and a next step. */
export type RefusalReason = MessageKey extends infer K ? (K extends `refusal.${infer R}.title` ? R : never) : never;

/** The status that each refusal answers with; 400 unless named here. */
const statuses: Partial<Record<RefusalReason, number>> = {
  'registration-inactive': 403,
  'registration-pending': 403,
  'deployment-pending': 403,
  'deployment-off': 403,
  'picker-role': 403,
  'review-role': 403,
  'platform-error': 403,
  'module-unknown': 404,
  'state-used': 409,
  'window-used': 409,
  'token-too-large': 413,
  'platform-keys-away': 502,
};

export function statusOf(reason: RefusalReason): number {
  return statuses[reason] ?? 400;
}
