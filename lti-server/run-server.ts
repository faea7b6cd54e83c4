import { setTimeout as wait } from 'node:timers/promises';
import { ConfigurationError } from './configuration/configuration-error.ts';
import { sweepExpired } from './database/sweep-expired.ts';
import { startSender } from './gradebook/sender.ts';
import { sealAnewAtStart } from './operations/seal-anew.ts';
import { startRetention } from './operations/start-retention.ts';
import { findSigningKey } from './platform/tool-keys.ts';
import { rehearseRegistration } from './registering/rehearse-registration.ts';
import { buildServer } from './server.ts';
import type { Tool } from './tool.ts';

const sweepEvery = 60_000;
/** How old a running server's knowledge of its packs may be. */
const refreshEvery = 5_000;
const hardLimit = 25_000;

export interface RunningServer {
  /** Where it listens, `http://host:port`. */
  address: string;
  /** Ends gracefully: not ready, drain, close, finish the sends in hand, close the database. Asked twice, it ends once. */
  stop(): Promise<void>;
}

/**
 * Starts the server and its sender. The database may be away: the process stays, and answers when it is back.
 * @param drainDelay ms between "not ready" and closing, for a balancer to look elsewhere.
 */
export async function runServer(tool: Tool, { drainDelay = 0 }: { drainDelay?: number } = {}): Promise<RunningServer> {
  const server = await buildServer(tool);
  const sender = startSender(tool);
  const logFailure = (what: string) => (error: unknown) =>
    tool.log.warn({ error: error instanceof Error ? error.message : String(error) }, what);
  const sweep = setInterval(
    () => void sweepExpired(tool.db, tool.clock()).catch(logFailure('could not remove what is expired')),
    sweepEvery,
  ).unref();
  const refresh = () => tool.refreshContent().catch(logFailure('could not look for content packs'));
  const writeRefusals = () => tool.refusals.write(tool.db).catch(logFailure('could not write down what was refused'));
  const follow = setInterval(() => void Promise.all([refresh(), writeRefusals()]), refreshEvery).unref();
  await Promise.all([refresh(), rehearseRegistration(tool.clock()).catch(logFailure('could not rehearse'))]);
  const retention = startRetention(tool);
  void sealAnewAtStart(tool).catch(logFailure('could not seal anew'));
  const { port, host } = tool.configuration;
  const address = await server.listen({ port, host }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new ConfigurationError('PORT', String(port), `a port of ${host} at which nothing listens yet`);
  });
  tool.log.info({ address, url: tool.configuration.url, engine: tool.engine }, 'listening');
  // Making the first key takes a while: not in the first launch.
  void findSigningKey(tool).catch(logFailure('the tool has no key yet'));

  let stopping: Promise<void> | undefined;
  async function stop(): Promise<void> {
    server.drain();
    clearInterval(sweep);
    clearInterval(follow);
    await wait(drainDelay);
    await server.close();
    await sender.stop();
    await retention.stop();
    await writeRefusals();
    await tool.close();
  }
  return {
    address,
    stop: () => (stopping ??= Promise.race([stop(), wait(hardLimit, undefined, { ref: false })])),
  };
}
