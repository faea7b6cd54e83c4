import type { ConsoleKey } from './console-words.ts';

/** The codes that have words `error.CODE.title`, `.message` and `.next` in console.json. */
export type ConsoleErrorCode = ConsoleKey extends infer K ? (K extends `error.${infer C}.title` ? C : never) : never;

const statuses: Record<ConsoleErrorCode, number> = {
  off: 404,
  'not-found': 404,
  'registration-gone': 404,
  'bad-request': 400,
  'signed-out': 401,
  'foreign-form': 403,
  'stale-form': 403,
  'too-large': 413,
  'too-many': 429,
  unexpected: 500,
  'database-away': 503,
  'database-full': 507,
};

/** A request of the console that was refused or failed; console-error-pages.ts makes a page of it. */
export class ConsoleError extends Error {
  readonly code: ConsoleErrorCode;
  readonly statusCode: number;

  constructor(code: ConsoleErrorCode, options?: ErrorOptions) {
    super(code, options);
    this.name = 'ConsoleError';
    this.code = code;
    this.statusCode = statuses[code];
  }
}
