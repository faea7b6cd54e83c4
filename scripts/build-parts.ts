import { spawn } from 'node:child_process';
import path from 'node:path';
import { type BuildPart, isFresh, markFresh } from './is-fresh.ts';

const root = path.resolve(import.meta.dirname, '..');

/** Runs one of the installed programs to its end; rejects with what it printed when it fails. */
function run(name: string, args: string[], env: Record<string, string> = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`Building ${name} failed:\n\n${output.trim()}\n`)),
    );
  });
}

async function buildPart(part: BuildPart, label: string, args: string[], env?: Record<string, string>): Promise<void> {
  if (isFresh(part, label)) return;
  console.log(`Building ${label} …`);
  await run(label, args, env);
  markFresh(part, label);
}

const bin = (file: string) => path.join(root, 'node_modules', file);

/** Prompts and modules, from YAML to the JSON that both sides read. */
export const buildContent = () => buildPart('content', 'content', ['authoring/compile-content.ts']);

/** The page scripts of the LTI tool. */
export const buildPages = () =>
  buildPart('pages', 'pages', [
    bin('vite/bin/vite.js'),
    'build',
    '--logLevel',
    'warn',
    '--config',
    'lti-server/browser/vite.config.ts',
  ]);

export type ExtensionTarget = 'chrome' | 'firefox' | 'edge' | 'safari';

/** One browser's extension as it is shipped, in `dist/extension/<target>-mv3`. */
export const buildExtension = (target: ExtensionTarget) =>
  buildPart('extension', `extension for ${target}`, [bin('wxt/bin/wxt.mjs'), 'build', '-b', target]);

/** The same with its package, `dist/extension/tend-<version>-<target>.zip`; for Firefox also with its sources. */
export async function packageExtension(target: ExtensionTarget): Promise<void> {
  console.log(`Packaging for ${target} …`);
  await run(`the package for ${target}`, [bin('wxt/bin/wxt.mjs'), 'zip', '-b', target]);
  markFresh('extension', `extension for ${target}`);
}

/** Builds the parts one after the other; when one fails, says why and ends the program. */
export async function buildOrExit(...parts: readonly (() => Promise<void>)[]): Promise<void> {
  try {
    for (const part of parts) await part();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
