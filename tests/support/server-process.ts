import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { waitUntilReady } from '../../scripts/child-process.ts';
import type { TestDatabase } from './databases.ts';

export interface ServerProcess {
  /** Ends it at once, as a power cut would: no handler of its own runs. */
  kill(): Promise<void>;
}

interface ServerLog {
  level: string;
  /** Told of everything that the process writes, errors too. */
  onText(text: string): void;
}

/**
 * The real server on that database, in a process of its own, ready to answer.
 * @param within a command that runs another where the server is to run, such as in a mount namespace
 */
export async function startServerProcess(
  database: Pick<TestDatabase, 'databaseUrl' | 'dataFolder'>,
  port: number,
  log?: ServerLog,
  within: readonly string[] = [],
): Promise<ServerProcess> {
  const url = `http://localhost:${port}`;
  const [command, ...words] = [...within, process.execPath, 'lti-server/main.ts'];
  const server = spawn(command, words, {
    stdio: ['ignore', log ? 'pipe' : 'ignore', log ? 'pipe' : 'inherit'],
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      TEND_URL: url,
      TEND_DATA: database.dataFolder,
      TEND_SECRET: 'a secret for tests of more than 32 characters',
      TEND_ADMIN_PASSWORD: 'a password for tests',
      TEND_LOG: log?.level ?? 'silent',
      ...(database.databaseUrl === null ? {} : { DATABASE_URL: database.databaseUrl }),
    },
  });
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (chunk) => log?.onText(String(chunk)));
  await waitUntilReady(server, `${url}/readyz`);
  return {
    async kill() {
      if (server.exitCode !== null || server.signalCode !== null) return;
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
    },
  };
}
