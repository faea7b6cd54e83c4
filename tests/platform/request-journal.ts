import type { FastifyInstance, FastifyRequest } from 'fastify';

export interface ReceivedRequest {
  readonly at: number;
  readonly method: string;
  /** Path with query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** As it came. */
  readonly body: string;
  /** Null while unanswered: held back by a fault, or cut off. */
  status: number | null;
}

const entryOf = new WeakMap<FastifyRequest, ReceivedRequest>();

/** Every request the platform received, oldest first. */
export class RequestJournal {
  readonly requests: ReceivedRequest[] = [];

  /** Requests whose address contains `part`, of one method when given. */
  matching(part: string, method?: string): ReceivedRequest[] {
    return this.requests.filter((one) => one.url.includes(part) && (method === undefined || one.method === method));
  }

  clear(): void {
    this.requests.length = 0;
  }

  /** Writes down what `app` receives, faults included: call it before anything that answers. */
  watch(app: FastifyInstance, now: () => number): void {
    app.addHook('preHandler', async (request) => {
      const entry: ReceivedRequest = {
        at: now(),
        method: request.method,
        url: request.url,
        headers: request.headers,
        body: typeof request.body === 'string' ? request.body : '',
        status: null,
      };
      entryOf.set(request, entry);
      this.requests.push(entry);
    });
    app.addHook('onResponse', async (request, reply) => {
      const entry = entryOf.get(request);
      if (entry) entry.status = reply.statusCode;
    });
  }
}
