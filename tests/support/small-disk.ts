import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of a few megabytes that only those see who run within it. It is gone with the test. */
export interface SmallDisk {
  /** Where it is, for those within. */
  folder: string;
  /** Before a command: runs it within. */
  within: readonly string[];
  /** Leaves room for no more than so many bytes. */
  fill(left: number): void;
  makeRoom(): void;
  /** Copies what is on it to a folder that everybody sees. */
  copyTo(target: string): void;
  close(): Promise<void>;
}

/** Root has mount namespaces; others have them where the system lets them be root of a user namespace. */
const isRoot = process.getuid?.() === 0;
const unshare = isRoot ? ['--mount'] : ['--mount', '--map-root-user'];
const mount = 'mount -t tmpfs -o size="$2" tend "$1"';

/** Whether this machine lets us have one. */
export const hasSmallDisks =
  spawnSync('unshare', [...unshare, 'sh', '-c', mount, 'sh', tmpdir(), '1m'], { stdio: 'ignore' }).status === 0;

/** A small disk with a copy of what is in `source`. */
export async function openSmallDisk(source: string, bytes: number): Promise<SmallDisk> {
  const folder = mkdtempSync(join(tmpdir(), 'tend-small-disk-'));
  // It holds the file system until its input ends, with us at the latest.
  const holding = `${mount} && cp -a "$3/." "$1" && echo ready && exec cat`;
  const words = [...unshare, 'sh', '-c', holding, 'sh', folder, String(bytes), source];
  const holder = spawn('unshare', words, { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  const target = ['--target', String(holder.pid), '--mount', `--wdns=${process.cwd()}`];
  const within = ['nsenter', ...target, ...(isRoot ? [] : ['--user', '--preserve-credentials'])];
  const run = (script: string, ...more: string[]): void => {
    const [command = '', ...rest] = [...within, 'sh', '-c', script, 'sh', folder, ...more];
    execFileSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'] });
  };
  return {
    folder,
    within,
    fill: (left) => run('cat /dev/zero > "$1/filler" 2> "/dev/null" || truncate -s "-$2" "$1/filler"', String(left)),
    makeRoom: () => run('rm "$1/filler"'),
    copyTo: (place) => run('cp -a "$1/." "$2"', place),
    async close() {
      const ended = once(holder, 'exit');
      holder.stdin.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
