const key = 'tend-token';

/**
 * The session's token in this tab, so that a reload finds it again. Storage of a frame may be refused by the browser;
 * the page then works until it is closed.
 */
export function keepToken(token: string): void {
  try {
    sessionStorage.setItem(key, token);
  } catch {
    // Without storage a reload leads to the course again, and the page says so.
  }
}

export function keptToken(): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

export function forgetToken(): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // There was none.
  }
}
