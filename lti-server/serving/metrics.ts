import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What `/metrics` tells. Labels are route patterns and reasons, never an address, an id or anything personal. */
export interface Metrics {
  registry: Registry;
  requests: Histogram<'method' | 'route' | 'status'>;
  launches: Counter<'result'>;
  limited: Counter<'group'>;
  scoresWaiting: Gauge;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Histogram({
      name: 'tend_http_request_seconds',
      help: 'Time to answer a request',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.025, 0.1, 0.5, 2.5, 10],
      registers: [registry],
    }),
    launches: new Counter({
      name: 'tend_launches_total',
      help: 'Launches by result: accepted, or the reason of the refusal',
      labelNames: ['result'],
      registers: [registry],
    }),
    limited: new Counter({
      name: 'tend_requests_limited_total',
      help: 'Requests from addresses that had to wait after too many refusals, by group of routes',
      labelNames: ['group'],
      registers: [registry],
    }),
    scoresWaiting: new Gauge({
      name: 'tend_scores_waiting',
      help: 'Scores in the outbox that wait to be sent',
      registers: [registry],
    }),
  };
}
