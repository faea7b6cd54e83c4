import { join } from 'node:path';
import type { Entrypoint } from 'wxt';

const prefix = 'boot-';

/**
 * Every place gets a boot.js of its own, `places/<id>/boot.js`, which carries the signals of that place and no other:
 * a page pays for its own site only, however many sites Tend knows.
 */
export function nameBootScripts(entrypoints: Entrypoint[]): void {
  for (const entrypoint of entrypoints) {
    if (!entrypoint.name.startsWith(prefix)) continue;
    entrypoint.outputDir = join(entrypoint.outputDir, 'places', entrypoint.name.slice(prefix.length));
    entrypoint.name = 'boot';
  }
}
