/** Set in the element's own style, and important, because the page's rules come before those of a shadow root. */
export const hostStyle = [
  'all: initial',
  'position: fixed',
  'inset: auto',
  'margin: 0',
  'padding: 0',
  'border: 0',
  'background: none',
  'overflow: visible',
  'display: block',
  'visibility: hidden',
  'width: min(320px, 100vw - 32px)',
  'height: auto',
  'z-index: 2147483647',
  'color-scheme: light dark',
]
  .map((rule) => `${rule} !important`)
  .join(';');
