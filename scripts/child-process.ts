import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/** Starts one of the project's own programs on the Node that runs this one; its output goes where ours goes. */
export function startProgram(file: string, env: Record<string, string>, args: string[] = []): ChildProcess {
  return spawn(process.execPath, [file, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

/** Resolves with the exit code once the program has ended; a signal counts as 1. */
export function exitOf(child: ChildProcess): Promise<number> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

/**
 * Waits until `url` answers 2xx, asking every 50 ms.
 * @throws Error when the program ends first, or after 30 s, saying which.
 */
export async function waitUntilReady(child: ChildProcess, url: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The program behind ${url} stopped (exit code ${child.exitCode}).`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${url} did not answer within 30 seconds.`);
}

/** Asks every program to end and waits for it; one that has not ended after 25 s is killed. */
export async function stopPrograms(children: readonly ChildProcess[]): Promise<void> {
  await Promise.all(
    children.map(async (child) => {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      const killer = setTimeout(() => child.kill('SIGKILL'), 25_000);
      await exitOf(child);
      clearTimeout(killer);
    }),
  );
}
