import type { Page } from 'puppeteer-core';
import * as z from 'zod';

const categories = [
  'devtools.timeline',
  'v8',
  'disabled-by-default-v8.compile',
  'disabled-by-default-devtools.timeline',
];

/** Begins to record what every thread of the page's browser compiles and runs. */
export const startTrace = (page: Page): Promise<void> => page.tracing.start({ categories });

export async function stopTrace(page: Page): Promise<Uint8Array> {
  const trace = await page.tracing.stop();
  if (!trace) throw new Error('Chromium gave no trace');
  return trace;
}

const scriptEvents = new Set(['EvaluateScript', 'v8.compile', 'FunctionCall', 'v8.evaluateModule']);

const traceSchema = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      ph: z.string(),
      pid: z.number(),
      tid: z.number(),
      /** CPU time of the thread at the start, and from there to the end, in microseconds. */
      tts: z.number().optional(),
      tdur: z.number().optional(),
      args: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
});
type TraceEvent = z.infer<typeof traceSchema>['traceEvents'][number];

/**
 * The events of a trace in which code of an extension is compiled or runs. `script` narrows them to one file, such as
 * `/boot.js`, whose threads are then those of pages alone.
 */
export function readExtensionEvents(trace: Uint8Array, script = ''): TraceEvent[] {
  return readEvents(trace).filter(({ args = {} }) => isExtensionScript(JSON.stringify(args), script));
}

function readEvents(trace: Uint8Array): TraceEvent[] {
  const { traceEvents } = traceSchema.parse(JSON.parse(new TextDecoder().decode(trace)));
  return traceEvents.filter(({ name }) => scriptEvents.has(name));
}

/**
 * The events of an extension's code on the threads on which `script` ran, which are those of pages: of its files, and
 * apart from them of functions that its background injected. Those have no address, as nothing else in a bench's page.
 */
export function readPageEvents(trace: Uint8Array, script: string): { files: TraceEvent[]; injected: TraceEvent[] } {
  const threads = new Set(readExtensionEvents(trace, script).map(({ pid, tid }) => `${pid} ${tid}`));
  const isOfPage = ({ pid, tid }: TraceEvent) => threads.has(`${pid} ${tid}`);
  const injected = readEvents(trace).filter(({ args = {} }) => /"url":""/.test(JSON.stringify(args)));
  return { files: readExtensionEvents(trace).filter(isOfPage), injected: injected.filter(isOfPage) };
}

const isExtensionScript = (args: string, script: string) =>
  new RegExp(`"chrome-extension://[a-z]{32}[^"]*${script.replaceAll('.', String.raw`\.`)}"`).test(args);

/** CPU milliseconds that lie within the events: where one lies within another, only once. */
export function cpuOf(events: readonly TraceEvent[]): number {
  const intervals = events
    .filter((event) => event.ph === 'X')
    .map(({ pid, tid, tts = 0, tdur = 0 }) => ({ thread: `${pid} ${tid}`, from: tts, to: tts + tdur }))
    .toSorted((a, b) => a.thread.localeCompare(b.thread) || a.from - b.from);
  let total = 0;
  let thread = '';
  let reached = 0;
  for (const interval of intervals) {
    if (interval.thread !== thread) ({ thread, from: reached } = interval);
    total += Math.max(0, interval.to - Math.max(interval.from, reached));
    reached = Math.max(reached, interval.to);
  }
  return total / 1000;
}
