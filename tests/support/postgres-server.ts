import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the PostgreSQL server of this run, without a database; null when none is installed. */
    postgresUrl: string | null;
  }
}

/**
 * One real PostgreSQL for a whole vitest run: in a fresh folder, on a unix socket, without fsync, gone at the end.
 * The server refuses to run as root, so root runs it as the user that Debian's package made.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  project.provide('postgresUrl', server?.url ?? null);
  return async () => server?.stop();
}

export interface PostgresServer {
  url: string;
  /** Ends it at once, as a machine that loses its power; what was committed stays in its folder. */
  crash(): Promise<void>;
  /** Starts it again on what is there, and resolves when it answers. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** @returns null when no PostgreSQL server is installed. */
export async function startPostgres(): Promise<PostgresServer | null> {
  const bin = findServer();
  if (!bin) return null;
  const user = unprivilegedUser();
  const folder = mkdtempSync(join(tmpdir(), 'tend-pg-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const cluster = join(folder, 'cluster');
  execFileSync(
    join(bin, 'initdb'),
    ['--no-sync', '--auth=trust', '--username=tend', '--encoding=UTF8', '--locale=C', cluster],
    { ...user, cwd: folder, stdio: 'ignore' },
  );
  const settings = [`unix_socket_directories=${folder}`, 'listen_addresses=', 'fsync=off', 'max_connections=300'];
  const start = () =>
    spawn(join(bin, 'postgres'), ['-D', cluster, ...settings.flatMap((setting) => ['-c', setting])], {
      ...user,
      cwd: folder,
      stdio: 'ignore',
    });
  let server = start();
  const killAtExit = () => server.kill('SIGKILL');
  process.once('exit', killAtExit);
  const url = `postgres://tend@localhost/postgres?host=${encodeURIComponent(folder)}`;
  await answering(url, server);
  async function end(signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  }
  return {
    url,
    // PostgreSQL's "immediate shutdown": every process of it ends without writing anything down.
    crash: () => end('SIGQUIT'),
    async restart() {
      server = start();
      await answering(url, server);
    },
    async stop() {
      await end('SIGINT');
      process.off('exit', killAtExit);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The newest server of Debian's packages. */
function findServer(): string | null {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return null;
  const versions = readdirSync(root).toSorted((one, other) => Number(other) - Number(one));
  return versions.map((version) => join(root, version, 'bin')).find((bin) => existsSync(join(bin, 'postgres'))) ?? null;
}

function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  while (server.exitCode === null) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  throw new Error(`The PostgreSQL server of the tests ended with code ${server.exitCode}.`);
}
