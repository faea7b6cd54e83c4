import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

/** Where `npm run build` puts the page scripts. */
export const assetsFolder = fileURLToPath(new URL('../../dist/pages/', import.meta.url));

const manifestSchema = z.record(z.string(), z.object({ file: z.string(), imports: z.array(z.string()).optional() }));

let manifest: z.infer<typeof manifestSchema> | undefined;

function readManifest(): z.infer<typeof manifestSchema> {
  const file = join(assetsFolder, '.vite/manifest.json');
  // Not built: the pages stand without script and style, so that the server and its tests still run.
  manifest ??= existsSync(file) ? manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
  return manifest;
}

/** Whether the page scripts are there; the server says so at its start when they are not. */
export function hasPageAssets(): boolean {
  return Object.keys(readManifest()).length > 0;
}

/** The address of a page script (`launch.ts`) or of the style sheet (`style.css`), with the hash of its content. */
export function assetUrl(name: string): string {
  return `/assets/${readManifest()[name]?.file ?? name.replace(/\.ts$/, '.js')}`;
}
