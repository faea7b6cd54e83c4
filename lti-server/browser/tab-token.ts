import { keepInEntry, readEntry } from './entry-state.ts';

const key = 'tend-token';

/**
 * Keeps the session's token in this tab, so that a reload finds it again, and gives the page the address that the
 * reload fetches. Storage of a frame may be refused by the browser; the history entry then holds it alone.
 */
export function keepToken(token: string, path: string): void {
  keepInEntry(key, token, path);
  try {
    sessionStorage.setItem(key, token);
  } catch {
    // Refused: the history entry has it.
  }
}

export function keptToken(): string | null {
  // The entry first: somebody else may have been in this tab since.
  const inEntry = readEntry(key);
  if (typeof inEntry === 'string') return inEntry;
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

export function forgetToken(): void {
  keepInEntry(key, null);
  try {
    sessionStorage.removeItem(key);
  } catch {
    // There was none.
  }
}
