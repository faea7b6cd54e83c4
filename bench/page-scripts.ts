import { globSync, statSync } from 'node:fs';
import path from 'node:path';
import { buildContent, buildExtension } from '../scripts/build-parts.ts';
import type { Bench } from './measurement.ts';

const folder = path.resolve(import.meta.dirname, '../dist/extension/chrome-mv3');
/** A kilobyte of 1,024 bytes. */
const bounds = { 'boot.js': 1 * 1024, 'card.js': 12 * 1024 };

/**
 * Bytes, not compressed, of the scripts that the shipped extension runs in other people's pages. Where a script is
 * built once for each site, the largest counts.
 */
export const benchPageScripts: Bench = async () => {
  await buildContent();
  await buildExtension('chrome');
  return Object.entries(bounds).map(([file, bound]) => {
    const sizes = globSync(`**/${file}`, { cwd: folder }).map((found) => statSync(path.join(folder, found)).size);
    if (sizes.length === 0) throw new Error(`There is no ${file} in ${folder}`);
    return { name: `page-scripts/${file}`, value: Math.max(...sizes), unit: 'bytes', bound, peer: null };
  });
};
