import type { Look } from './boot.ts';

// What has the focus is not asked for by `activeElement`: where no field has it that is the body, and the first element
// that a script touches costs a page 70 kB.

/** Looks at the field that has the focus, and at each that takes it. Nothing of it runs while a person types. */
export function watchFocus(look: Look): void {
  addEventListener('focusin', (event) => look(event.composedPath()[0]), true);
  look(document.querySelector(':focus'));
}
