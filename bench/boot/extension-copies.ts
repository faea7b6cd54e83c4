import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const built = path.resolve(import.meta.dirname, '../../dist/extension/chrome-mv3');

/**
 * The shipped build with one thing changed: the host permission for `origin` is given at install, as no dialog can be
 * answered without a screen. The extension's own background then registers boot.js, as after a person's consent.
 */
export function copyBuiltExtension(folder: string, origin: string): string {
  cpSync(built, folder, { recursive: true });
  const manifest: unknown = JSON.parse(readFileSync(path.join(built, 'manifest.json'), 'utf8'));
  writeFileSync(
    path.join(folder, 'manifest.json'),
    JSON.stringify({ ...(manifest as object), host_permissions: [`${origin}/*`] }),
  );
  return folder;
}

/** An extension whose content script does nothing: what the browser charges for any script at all. */
export function makeEmptyExtension(folder: string, origin: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'empty.js'), ';\n');
  writeFileSync(
    path.join(folder, 'manifest.json'),
    JSON.stringify({
      manifest_version: 3,
      name: 'Empty',
      version: '1',
      content_scripts: [{ matches: [`${origin}/*`], js: ['empty.js'], run_at: 'document_idle' }],
    }),
  );
  return folder;
}
