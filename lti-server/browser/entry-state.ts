/*
 * What stays with this entry of the tab's history: it survives a reload and "back", belongs to one tab and one
 * launch, is seen by our own origin alone, and is there where a frame's storage is refused (Chromium 156 refuses
 * localStorage and sessionStorage to frames of other sites; a history entry's state it keeps).
 */

function all(): Record<string, unknown> {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null ? { ...state } : {};
}

export function readEntry(name: string): unknown {
  return all()[name];
}

/** Keeps a value with this entry, and gives the entry an address when one is named. */
export function keepInEntry(name: string, value: unknown, path?: string): void {
  history.replaceState({ ...all(), [name]: value }, '', path);
}
