import { html, svg, type TemplateResult } from 'lit/html.js';

const shapes = {
  'not-started': svg`<circle cx="12" cy="12" r="8" />`,
  'in-progress': svg`<circle cx="12" cy="12" r="8" /><path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor" />`,
  done: svg`<circle cx="12" cy="12" r="8" fill="currentColor" /><path d="m8.3 12.4 2.6 2.6 4.8-5.6" stroke="var(--surface)" />`,
  waiting: svg`<circle cx="12" cy="12" r="8" stroke-dasharray="3 4" />`,
  sent: svg`<path d="m5 12.8 4.6 4.6L19 7" />`,
  refused: svg`<path d="M12 4 21 19.5H3z" /><path d="M12 10v4.5M12 17v.2" />`,
  superseded: svg`<path d="M12 4 21 19.5H3z" /><path d="M12 10v4.5M12 17v.2" />`,
} as const;

export type StateMark = keyof typeof shapes;

/** The mark of a state, told apart by its shape; its word stands beside it. */
export function stateMark(state: StateMark): TemplateResult {
  return html`<svg
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2.25"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    data-state=${state}
  >
    ${shapes[state]}
  </svg>`;
}
