import type { Box } from './choose-corner.ts';

/**
 * Where the focused element of the page lies, in CSS pixels of the window; null when nothing of the page has focus;
 * undefined when `host` has it.
 */
export function focusedBox(host: Element): Box | null | undefined {
  // `activeElement` would be the body then, and the first touch of that costs a page more than the questions: what has
  // the focus may lie in a shadow tree, of which `:focus-within` knows, or in a frame, of which it may not.
  if (length === 0 && !document.documentElement.matches(':focus-within')) return null;
  let focused = document.activeElement;
  if (focused === host) return undefined;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  if (!focused || focused === document.body || focused === document.documentElement) return null;
  return focused.getBoundingClientRect();
}
