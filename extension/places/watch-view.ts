import type { Look } from './boot.ts';

/** Looks at the page when it is opened or come back to, and when its app sets this attribute of the body. */
export function watchView(attribute: string): (look: Look) => void {
  return (look) => {
    const lookIfSeen = () => document.hidden || look();
    addEventListener('visibilitychange', lookIfSeen);
    // One attribute of one element, told by the browser: half of what a timer and a second look cost (measured).
    new MutationObserver(lookIfSeen).observe(document.body, { attributeFilter: [attribute] });
    lookIfSeen();
  };
}
