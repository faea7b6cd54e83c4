import type { Look } from './boot.ts';

/**
 * Looks at the page some seconds after it was opened or come back to, and after its app went to another address
 * without a load. What is drawn later still is left to `watchFocus`.
 */
export function watchAddress(look: Look): void {
  // An app draws its view some time after it went to its address.
  const drawnMs = 3000;
  const lookSoon = () => setTimeout(() => document.hidden || look(), drawnMs);
  addEventListener('visibilitychange', lookSoon);
  // Firefox has it since 147.
  (self as { navigation?: EventTarget }).navigation?.addEventListener('currententrychange', lookSoon);
  lookSoon();
}
