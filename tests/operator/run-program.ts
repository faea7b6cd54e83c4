import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunningProgram {
  child: ChildProcess;
  ended: Promise<Ended>;
  /** What it wrote so far. */
  output(): string;
}

/** Starts one of the server's programs with that environment and no other setting. */
export function startProgram(file: string, args: string[], environment: Record<string, string>): RunningProgram {
  const child = spawn(process.execPath, [file, ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
  return { child, ended, output: () => stdout + stderr };
}

/** `tend …`, to its end. */
export function tend(environment: Record<string, string>, ...args: string[]): Promise<Ended> {
  return startProgram('lti-server/commands/tend.ts', args, environment).ended;
}
