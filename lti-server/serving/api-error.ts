import messages from '#shared/messages/en/server.json' with { type: 'json' };

type MessageKey = keyof typeof messages;
/** The codes that have a message `api.CODE` in server.json. */
export type ApiErrorCode = MessageKey extends infer K ? (K extends `api.${infer C}` ? C : never) : never;

/** A refused request of the pages' JSON interface: `{error: {code, message}}` under that status. */
export class ApiError extends Error {
  readonly statusCode: number;
  readonly code: ApiErrorCode;

  constructor(statusCode: number, code: ApiErrorCode, options?: ErrorOptions) {
    super(code, options);
    this.name = 'ApiError';
    this.statusCode = statusCode;
    this.code = code;
  }
}
