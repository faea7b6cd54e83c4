import type { Look } from './boot.ts';

/** Looks at each field that takes focus. Nothing of it runs while a person types. */
export function watchFocus(look: Look): void {
  addEventListener('focusin', (event) => look(event.composedPath()[0]), true);
  look(document.activeElement);
}
