// npm run build: everything that is shipped, zips included.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { buildContent, buildExtension, buildOrExit, buildPages, type ExtensionTarget } from './build-parts.ts';

const root = path.resolve(import.meta.dirname, '..');
const targets: ExtensionTarget[] = ['chrome', 'firefox', 'edge', 'safari'];

await buildOrExit(buildContent, buildPages, ...targets.map((target) => () => buildExtension(target)));
for (const target of targets) {
  console.log(`Zipping for ${target} …`);
  const zip = ['node_modules/wxt/bin/wxt.mjs', 'zip', '-b', target];
  const { status, stdout, stderr } = spawnSync(process.execPath, zip, { cwd: root, encoding: 'utf8' });
  if (status !== 0) {
    console.error(stdout, stderr);
    process.exit(1);
  }
}
console.log('Built: dist/extension and its zips, dist/pages, dist/content.');
