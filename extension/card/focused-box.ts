import type { Box } from './choose-corner.ts';

/** Where the focused element of the page lies, in CSS pixels of the window; null when nothing of the page has focus. */
export function focusedBox(card: Element): Box | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  if (!focused || focused === document.body || focused === document.documentElement || focused === card) return null;
  return focused.getBoundingClientRect();
}
