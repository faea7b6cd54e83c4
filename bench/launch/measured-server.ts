import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { freePort } from '../free-port.ts';
import type { LaunchPlatform, LaunchRegistration } from './launch-platform.ts';

/** What a child is told when it starts. */
export interface ServerOrder {
  port: number;
  registration: LaunchRegistration;
  /** Whether SQL statements are counted: a server in production tells nobody of them. */
  isCounting: boolean;
}

export interface ServerAddress {
  /** The tool's login initiation address. */
  loginUrl: string;
  /** `target_link_uri`, and the redirect URI that the login is expected to name. */
  launchUrl: string;
}

/** Since the process began. */
export interface ServerUsage {
  /** CPU of all its threads, user and system, in milliseconds. */
  cpuMs: number;
  /** SQL statements sent to its database; 0 for a tool that has none, or counts none. */
  statements: number;
}

export interface MeasuredServer extends ServerAddress {
  usage(): Promise<ServerUsage>;
  stop(): Promise<void>;
}

/**
 * Starts one of the tools in a process of its own, on loopback, and asks it over IPC what it has used: neither the
 * driver's work nor another tool's is in its figures.
 * @throws Error when the child ends before it listens
 */
export async function startMeasuredServer(
  file: string,
  platform: LaunchPlatform,
  { isCounting = false }: { isCounting?: boolean } = {},
): Promise<MeasuredServer> {
  const order: ServerOrder = { port: await freePort(), registration: platform.registration, isCounting };
  const child = fork(path.join(import.meta.dirname, file), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', NODE_EXTRA_CA_CERTS: platform.certificateFile },
  });
  child.send(order);
  const address = (await answerOf(child, file)) as ServerAddress;
  return {
    ...address,
    usage: async () => {
      child.send('usage');
      return (await answerOf(child, file)) as ServerUsage;
    },
    stop: async () => {
      if (child.exitCode !== null) return;
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

function answerOf(child: ChildProcess, file: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`${file} ended (exit code ${code})`));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message);
    });
  });
}
