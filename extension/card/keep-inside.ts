/** The page's own handlers of these would close what it has open, or act on a key that was meant for the card. */
const ownEvents = [
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'click',
  'dblclick',
  'touchstart',
  'touchend',
  'keydown',
  'keyup',
  'keypress',
];

/** Each of these comes before the first of those can: a key needs the focus, and a screen reader may press at once. */
const firstEvents = ['pointerdown', 'mousedown', 'click', 'focusin'];

/**
 * Keeps presses and keys inside the card's root: they do not bubble on to the page. (What listens on the window in
 * the capture phase comes first and still sees that something was pressed, not what: hence buttons and no fields.)
 * Listens for most of them from the first of them on, which is soon enough to keep that one, too: a card that nobody
 * touches needs none.
 */
export function keepInside(root: ShadowRoot): void {
  const stop = (event: Event) => event.stopPropagation();
  const begin = () => {
    for (const type of firstEvents) root.removeEventListener(type, begin, true);
    for (const type of ownEvents) root.addEventListener(type, stop);
    // A press on a button would take focus out of the composer.
    root.addEventListener('mousedown', (event) => event.preventDefault());
  };
  for (const type of firstEvents) root.addEventListener(type, begin, true);
}
