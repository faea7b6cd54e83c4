import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Decided {
  /** Milliseconds since the worker began. */
  at: number;
  /** When its first script ran, on the same clock. */
  runsFrom: number;
}

/**
 * Runs before the background in the same worker. A decision is made when what follows from it is about to happen: the
 * page is asked whether a card may come now, or what waits is written. `performance.now()` counts from the start of the
 * worker, before any of its scripts was read.
 */
const marks = `const runsFrom = performance.now();
const set = chrome.storage.session.set.bind(chrome.storage.session);
const setLocal = chrome.storage.local.set.bind(chrome.storage.local);
const askPage = chrome.scripting.executeScript.bind(chrome.scripting);
const mark = () => void set({ decided: { runsFrom, at: performance.now() } });
chrome.scripting.executeScript = (...asked) => (mark(), askPage(...asked));
chrome.storage.local.set = (items, ...more) => ('offer' in items && mark(), setLocal(items, ...more));
`;

/** Lets the background of a copied extension note when it has decided something, in the session item `decided`. */
export function markDecisions(folder: string): void {
  const file = path.join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { background: { service_worker: string } };
  const { service_worker: background } = manifest.background;
  writeFileSync(path.join(folder, 'marks.js'), marks);
  writeFileSync(path.join(folder, 'marked.js'), `importScripts('marks.js', '${background}');\n`);
  writeFileSync(
    file,
    JSON.stringify({ ...manifest, background: { ...manifest.background, service_worker: 'marked.js' } }),
  );
}
