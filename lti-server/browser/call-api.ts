import * as z from 'zod/mini';
import { pageLocale } from './page-locale.ts';

const errorSchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** An answer that was no success. `status` 0: there was no answer at all, and trying again may help. */
export class ApiFault extends Error {
  readonly status: number;

  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ApiFault';
    this.status = status;
  }

  get isPassing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

export interface ApiCall {
  token: string;
  /** Sent as JSON by POST; without it the call is a GET. */
  body?: unknown;
}

/** One request to the tool's own JSON interface. @throws ApiFault */
export async function request(path: string, { token, body }: ApiCall): Promise<Response> {
  // Not what the browser prefers: the server's sentences are to be in the language of the page.
  const headers: Record<string, string> = { authorization: `Bearer ${token}`, 'accept-language': pageLocale() };
  const init: RequestInit = { headers, cache: 'no-store' };
  if (body !== undefined) {
    headers['content-type'] = 'application/json';
    Object.assign(init, { method: 'POST', body: JSON.stringify(body) });
  }
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (cause) {
    throw new ApiFault(0, 'no answer', { cause });
  }
  if (response.ok) return response;
  const answer = errorSchema.safeParse(await response.json().catch(() => null));
  throw new ApiFault(response.status, answer.success ? answer.data.error.message : response.statusText);
}

/** The same, read as `schema`. @throws ApiFault also when the answer has another shape. */
export async function callApi<S extends z.ZodMiniType>(path: string, schema: S, call: ApiCall): Promise<z.output<S>> {
  const response = await request(path, call);
  const answer = z.safeParse(schema, await response.json().catch(() => null));
  if (!answer.success) throw new ApiFault(502, 'unreadable answer', { cause: answer.error });
  return answer.data;
}
