import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReleaseNote } from '../../../extension/whats-new/release-note.ts';

/** Versions that there never were. */
export const exampleNotes: readonly ReleaseNote[] = [
  {
    version: '0.2.0',
    en: ['Plans can come back at a moment of yours.', 'The picture of your months can be read as a table.'],
    cy: ['Gall cynlluniau ddod yn ôl ar adeg o’ch dewis.', 'Gellir darllen y llun o’ch misoedd fel tabl.'],
  },
  {
    version: '0.4.0',
    en: ['The side panel says what was kept.'],
    cy: ['Mae’r panel ochr yn dweud beth a gadwyd.'],
  },
];

/** A copy of a built extension that has something to say about its updates, and calls itself `version`. */
export function copyWithNotes(extension: string, folder: string, version: string): string {
  cpSync(extension, folder, { recursive: true });
  writeFileSync(join(folder, 'whats-new.json'), JSON.stringify(exampleNotes));
  setVersion(folder, version);
  return folder;
}

export function setVersion(folder: string, version: string): void {
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...manifest, version }));
}
