import type { Box } from './choose-corner.ts';

/** Where the focused element of the page lies, in CSS pixels of the window; null when nothing of the page has focus. */
export function focusedBox(): Box | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  if (!focused || focused === document.body || focused === document.documentElement) return null;
  return focused.getBoundingClientRect();
}
