import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/** What is built from what. A part is built again when a file that it is made from has changed. */
const inputs = {
  content: ['shared/content/**/*', 'shared/schemas/*.ts', 'authoring/**/*.ts', 'package-lock.json'],
  pages: ['lti-server/{browser,pages}/**/*', 'shared/**/*.{ts,json}', 'package-lock.json'],
  extension: ['extension/**/*', 'shared/**/*', 'authoring/**/*.ts', 'wxt.config.ts', 'package-lock.json'],
};
export type BuildPart = keyof typeof inputs;

const stampOf = (part: string) => path.join(root, 'dist', `.built-${part}`);

function fingerprint(part: BuildPart): string {
  const hash = createHash('sha256');
  const files = globSync(inputs[part], { cwd: root }).toSorted();
  for (const file of files) {
    const { mtimeMs, size } = statSync(path.join(root, file));
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

/** Whether `part` (under the name `label`, when it is built for several targets) stands as its sources say. */
export function isFresh(part: BuildPart, label: string = part): boolean {
  const stamp = stampOf(label);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(part);
}

/** Remembers that `part` was just built from the sources as they are now. */
export function markFresh(part: BuildPart, label: string = part): void {
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  writeFileSync(stampOf(label), fingerprint(part));
}
