import type { Tool } from '../tool.ts';
import { applyRetention } from './apply-retention.ts';

const every = 6 * 3_600_000;
/** After a start there is more urgent work; and instances that start together do not do this together. */
const firstAfter = 10 * 60_000;

/** Removes what has been kept long enough, four times a day, beside everything else. */
export function startRetention(tool: Tool): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;
  const plan = (delay: number) => {
    timer = setTimeout(() => void (running = run()), delay).unref();
  };
  async function run(): Promise<void> {
    try {
      const counts = await applyRetention(tool, { signal: stopping.signal });
      if (Object.values(counts).some((count) => count > 0)) tool.log.info(counts, 'kept long enough, and removed');
    } catch (error) {
      tool.log.warn({ error: error instanceof Error ? error.message : String(error) }, 'could not remove what is old');
    }
    if (!stopping.signal.aborted) plan(every);
  }
  plan(firstAfter * (1 + Math.random()));
  return {
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await running;
    },
  };
}
