// npm run build [-- chrome firefox …]: everything that is shipped, zips included; or the extension alone, for the
// browsers that are named.
import { buildContent, buildOrExit, buildPages, type ExtensionTarget, packageExtension } from './build-parts.ts';

const all: ExtensionTarget[] = ['chrome', 'firefox', 'edge', 'safari'];
const named = process.argv.slice(2);
const unknown = named.filter((name) => !all.some((target) => target === name));
if (unknown.length > 0) {
  console.error(`There is no build for ${unknown.join(', ')}. Known: ${all.join(', ')}.`);
  process.exit(1);
}
const isWhole = named.length === 0;
const targets = isWhole ? all : all.filter((target) => named.includes(target));

await buildOrExit(
  buildContent,
  ...(isWhole ? [buildPages] : []),
  ...targets.map((target) => () => packageExtension(target)),
);
console.log(`Built: dist/extension and its zips${isWhole ? ', dist/pages, dist/content' : ''}.`);
