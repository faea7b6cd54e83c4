import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { buildContent, buildExtension, buildPages } from '../scripts/build-parts.ts';
import { freePort } from './free-port.ts';
import { median } from './median.ts';
import type { Bench } from './measurement.ts';

const root = path.resolve(import.meta.dirname, '..');
const starts = 5;
const readyAtMostMs = 60_000;
const goneAtMostMs = 30_000;

/**
 * From `npm start` on a warm install (packages and builds are there, the database is not) to the tool's first 2xx on
 * /readyz; and what is left after Ctrl-C, which a terminal sends to the whole process group.
 */
export const benchStart: Bench = async (progress) => {
  await Promise.all([buildContent(), buildPages()]);
  await Promise.all([buildExtension('chrome'), buildExtension('firefox')]);
  const times: number[] = [];
  let left = 0;
  for (let start = 0; start < starts; start++) {
    const folder = mkdtempSync(path.join(tmpdir(), 'tend-bench-start-'));
    try {
      const run = await startOnce(folder);
      times.push(run.readyAfterMs);
      left += run.isGroupLeft ? 1 : 0;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    progress(`${start + 1} of ${starts} starts`);
  }
  return [
    { name: 'start/ready', value: median(times), unit: 'ms', bound: 5_000, peer: null },
    { name: 'start/left-after-ctrl-c', value: left, unit: 'starts', bound: 0, peer: null },
  ];
};

async function startOnce(folder: string): Promise<{ readyAfterMs: number; isGroupLeft: boolean }> {
  const [port, campusPort] = [await freePort(), await freePort()];
  const env = { ...process.env, PORT: String(port), CAMPUS_PORT: String(campusPort), TEND_DATA: folder };
  const startedAt = performance.now();
  // Detached: a process group of its own, as a shell gives every command.
  const npm = spawn('npm', ['start'], { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const killGroup = () => signalGroup(npm, 'SIGKILL');
  // Whatever ends the bench, a Ctrl-C at its own terminal too, ends this group.
  process.on('exit', killGroup);
  const output = collectOutput(npm);
  try {
    await untilReady(npm, `http://127.0.0.1:${port}/readyz`);
    const readyAfterMs = performance.now() - startedAt;
    await output.until('Ctrl-C');
    signalGroup(npm, 'SIGINT');
    return { readyAfterMs, isGroupLeft: !(await isGroupGone(npm)) };
  } catch (error) {
    throw new Error(`npm start printed:\n${output.text()}`, { cause: error });
  } finally {
    killGroup();
    process.off('exit', killGroup);
  }
}

async function untilReady(npm: ChildProcess, url: string): Promise<void> {
  const deadline = performance.now() + readyAtMostMs;
  while (performance.now() < deadline) {
    if (npm.exitCode !== null) throw new Error(`npm start ended (exit code ${npm.exitCode})`);
    if ((await fetch(url).catch(() => null))?.ok) return;
    await wait(20);
  }
  throw new Error(`${url} did not answer within ${readyAtMostMs / 1000} s`);
}

async function isGroupGone(npm: ChildProcess): Promise<boolean> {
  const deadline = performance.now() + goneAtMostMs;
  while (performance.now() < deadline) {
    if (!signalGroup(npm, 0)) return true;
    await wait(50);
  }
  return false;
}

/** Sends a signal to everything that `npm start` started; 0 only asks. False when nothing of it is left. */
function signalGroup(npm: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  try {
    return npm.pid !== undefined && process.kill(-npm.pid, signal);
  } catch {
    return false;
  }
}

function collectOutput(npm: ChildProcess) {
  let text = '';
  for (const stream of [npm.stdout, npm.stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return {
    text: () => text,
    /** Waits until `words` were printed: a Ctrl-C before that would meet a start still under way. */
    until: async (words: string) => {
      const deadline = performance.now() + readyAtMostMs;
      while (!text.includes(words)) {
        if (npm.exitCode !== null || performance.now() > deadline) throw new Error(`It never printed "${words}"`);
        await wait(50);
      }
    },
  };
}
