// npm run build [-- chrome firefox …]: everything that is shipped, zips included; or the extension alone, for the
// browsers that are named.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { buildContent, buildExtension, buildOrExit, buildPages, type ExtensionTarget } from './build-parts.ts';

const root = path.resolve(import.meta.dirname, '..');
const all: ExtensionTarget[] = ['chrome', 'firefox', 'edge', 'safari'];
const named = process.argv.slice(2);
const unknown = named.filter((name) => !all.some((target) => target === name));
if (unknown.length > 0) {
  console.error(`There is no build for ${unknown.join(', ')}. Known: ${all.join(', ')}.`);
  process.exit(1);
}
const targets = named.length > 0 ? all.filter((target) => named.includes(target)) : all;

await buildOrExit(
  buildContent,
  ...(named.length > 0 ? [] : [buildPages]),
  ...targets.map((target) => () => buildExtension(target)),
);
for (const target of targets) {
  console.log(`Zipping for ${target} …`);
  const zip = ['node_modules/wxt/bin/wxt.mjs', 'zip', '-b', target];
  const { status, stdout, stderr } = spawnSync(process.execPath, zip, { cwd: root, encoding: 'utf8' });
  if (status !== 0) {
    console.error(stdout, stderr);
    process.exit(1);
  }
}
console.log(
  named.length > 0
    ? 'Built: dist/extension and its zips.'
    : 'Built: dist/extension and its zips, dist/pages, dist/content.',
);
