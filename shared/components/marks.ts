import { html, svg, type TemplateResult } from 'lit/html.js';
import type { Behaviour } from '../schemas/framework.ts';

/*
 * From lit/html.js and not from lit, because the card that is injected into pages draws the same marks and has no room
 * for the element class. The marks carry no name of their own: the word always stands beside them.
 */

const strokes: Record<Behaviour, TemplateResult> = {
  attending: svg`<circle cx="12" cy="12" r="7.5" />`,
  understanding: svg`<circle cx="8.75" cy="12" r="5.75" /><circle cx="15.25" cy="12" r="5.75" />`,
  empathising: svg`<path d="M3 14.5c2.2-5.6 5.3-5.6 7.5-1.6s5.5 4 10.5-3.4" />`,
  helping: svg`<circle cx="12" cy="7" r="2.25" fill="currentColor" stroke="none" /><path d="M4 12.5c1.4 7.6 14.6 7.6 16 0" />`,
};

/** The mark of a behaviour, one colour: an open circle, two overlapping circles, a wave, an arc under a dot. */
export function behaviourMark(behaviour: Behaviour): TemplateResult {
  return html`<svg
    class="mark"
    data-behaviour=${behaviour}
    viewBox="0 0 24 24"
    width="20"
    height="20"
    fill="none"
    stroke="currentColor"
    stroke-width="2.25"
    stroke-linecap="round"
    aria-hidden="true"
  >
    ${strokes[behaviour]}
  </svg>`;
}

/** The mark of Tend, two arcs sheltering a dot; it holds at 16 px and in one colour. */
export function tendMark(): TemplateResult {
  return html`<svg
    class="tend-mark"
    viewBox="0 0 24 24"
    width="24"
    height="24"
    fill="none"
    stroke="currentColor"
    stroke-width="2.25"
    stroke-linecap="round"
    aria-hidden="true"
  >
    <path d="M2.75 14.5a9.25 9.25 0 0 1 18.5 0" />
    <path d="M7 16.5a5 5 0 0 1 10 0" />
    <circle cx="12" cy="18" r="2" fill="currentColor" stroke="none" />
  </svg>`;
}
