import { html, type TemplateResult } from 'lit/html.js';
import type { Behaviour } from '../schemas/framework.ts';
import { markPaths } from './mark-paths.ts';

// The marks carry no name of their own: the word always stands beside them.

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
    <path d=${markPaths[behaviour]} />
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
