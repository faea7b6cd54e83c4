import type { FastifyInstance, FastifyReply } from 'fastify';

export type Endpoint =
  | 'auth'
  | 'token'
  | 'keys'
  | 'scores'
  | 'lineItems'
  | 'results'
  | 'memberships'
  | 'configuration'
  | 'registration';

export interface FaultyAnswer {
  readonly status: number;
  readonly reason?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

type Fault =
  | { readonly kind: 'answer'; readonly answer: FaultyAnswer }
  /** No answer until `release()`; `after`: the request has had its effect. `drop` cuts the connection at once. */
  | { readonly kind: 'hang' | 'drop'; readonly when: 'before' | 'after' };

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Under which name faults reach this route. */
    endpoint?: Endpoint;
  }
  interface FastifyRequest {
    fault: Fault | null;
  }
}

/** Answers seen from real platforms, for `answerNext`. */
export const faultyAnswers = {
  tooManyRequests: (retryAfterSeconds: number): FaultyAnswer => ({
    status: 429,
    headers: { 'retry-after': String(retryAfterSeconds), 'content-type': 'text/plain' },
    body: 'Rate Limit Exceeded',
  }),
  /** Older Canvas hosts throttle by 403 and this text. */
  rateLimitedAsForbidden: {
    status: 403,
    headers: { 'content-type': 'text/plain' },
    body: '403 Forbidden (Rate Limit Exceeded)',
  } satisfies FaultyAnswer,
  serverError: {
    status: 500,
    headers: { 'content-type': 'text/html' },
    body: '<!doctype html><h1>Internal Server Error</h1>',
  } satisfies FaultyAnswer,
  unavailable: {
    status: 503,
    headers: { 'content-type': 'text/html' },
    body: '<html><body><h1>Site is undergoing maintenance</h1></body></html>',
  } satisfies FaultyAnswer,
  notFoundEmpty: { status: 404 } satisfies FaultyAnswer,
  forbidden: { status: 403, headers: { 'content-type': 'application/json' }, body: '[]' } satisfies FaultyAnswer,
};

/**
 * How the pages of the campus keep things for tools: soundly, not at all, without room, by refusing everything, after
 * the tool has given up, with answers of another origin only, or in a frame that is not there.
 */
export type StorageFault = 'none' | 'silent' | 'exhausted' | 'error' | 'late' | 'foreign' | 'missing';

/** What goes wrong on purpose. Each queued fault is used up by one request of its endpoint, in order. */
export class Faults {
  /** The session cookie does not arrive with requests that another site caused. */
  areCookiesBlocked = false;
  /** Added to the platform's clock. */
  clockOffsetMs = 0;
  storage: StorageFault = 'none';
  /** The next auth request of a known tool is refused with this error. */
  nextAuthError: { readonly error: string; readonly description?: string } | null = null;
  readonly #queues = new Map<Endpoint, Fault[]>();
  readonly #held = new Set<() => void>();

  answerNext(endpoint: Endpoint, answer: FaultyAnswer, times = 1): void {
    for (let time = 0; time < times; time++) this.#queue(endpoint, { kind: 'answer', answer });
  }

  /** The next request gets no answer, so that the tool runs into its time-out. */
  hangNext(endpoint: Endpoint, when: 'before' | 'after'): void {
    this.#queue(endpoint, { kind: 'hang', when });
  }

  /** The next request's connection is cut, before or after it had its effect. */
  dropNext(endpoint: Endpoint, when: 'before' | 'after'): void {
    this.#queue(endpoint, { kind: 'drop', when });
  }

  /** Cuts the connections of all requests that hang. */
  release(): void {
    for (const cut of this.#held) cut();
    this.#held.clear();
  }

  clear(): void {
    this.#queues.clear();
    this.nextAuthError = null;
    this.release();
  }

  /** How many requests hang now. */
  get hanging(): number {
    return this.#held.size;
  }

  install(app: FastifyInstance): void {
    app.decorateRequest('fault', null);
    app.addHook('preHandler', (request, reply, done) => {
      const { endpoint } = request.routeOptions.config;
      const fault = endpoint && this.#queues.get(endpoint)?.shift();
      if (fault?.kind === 'answer') {
        sendFaultyAnswer(reply, fault.answer);
      } else if (fault?.when === 'before') {
        void this.#interrupt(fault.kind, reply);
      } else {
        if (fault) request.fault = fault;
        done();
      }
    });
    app.addHook('onSend', async (request, reply) => {
      if (request.fault && request.fault.kind !== 'answer') await this.#interrupt(request.fault.kind, reply);
    });
  }

  #queue(endpoint: Endpoint, fault: Fault): void {
    this.#queues.set(endpoint, [...(this.#queues.get(endpoint) ?? []), fault]);
  }

  /** Ends with the connection cut; Fastify must not answer any more. */
  async #interrupt(kind: 'hang' | 'drop', reply: FastifyReply): Promise<void> {
    reply.hijack();
    if (kind === 'hang') {
      await new Promise<void>((resolve) => {
        this.#held.add(resolve);
        // The tool gave up: nobody is left to release.
        reply.raw.once('close', () => {
          this.#held.delete(resolve);
          resolve();
        });
      });
    }
    reply.raw.destroy();
  }
}

function sendFaultyAnswer(reply: FastifyReply, answer: FaultyAnswer): void {
  if (answer.reason) reply.raw.statusMessage = answer.reason;
  reply
    .code(answer.status)
    .headers({ ...answer.headers })
    .send(answer.body ?? '');
}
