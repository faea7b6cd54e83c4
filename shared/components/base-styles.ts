import { css, unsafeCSS } from 'lit';
import { tokenText } from './tokens.ts';

/** The tokens for the outermost element of a surface; elements inside inherit them. */
export const tokens = unsafeCSS(tokenText);

/**
 * What every element of ours shares: type, buttons, fields, focus. Sizes are in rem, so that a reader's own text
 * size counts; targets are at least 44 px high (look.md); in forced colours the borders carry what colour did.
 */
export const baseStyles = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    display: block;
    color: var(--ink);
    font: 1rem/1.5 var(--plain);
    overflow-wrap: anywhere;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3 {
    font-weight: 600;
    line-height: 1.25;
    margin: 0;
    text-wrap: balance;
  }
  h2 {
    font-size: 1.5rem;
  }
  h3 {
    font-size: 1.125rem;
  }
  p {
    margin: 0;
    max-width: 66ch;
  }
  .reading {
    font: 1.25rem/1.5 var(--reading);
  }
  .small {
    font-size: 0.875rem;
  }
  .muted {
    color: var(--muted);
  }
  .stack > * + * {
    margin-block-start: 1rem;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
    align-items: center;
  }
  .sr-only {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
    border-radius: 6px;
  }
  svg {
    flex: none;
    width: 1.25em;
    height: 1.25em;
  }
  svg.tend-mark {
    width: 1.5em;
    height: 1.5em;
  }
`;

export const controlStyles = css`
  button,
  .button {
    min-height: 2.75rem;
    padding: 0.5rem 1.125rem;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--surface);
    color: var(--ink);
    font: 500 1rem/1.3 var(--plain);
    text-align: start;
    text-decoration: none;
    cursor: pointer;
  }
  button:hover {
    border-color: var(--accent);
    background: var(--accent-wash);
  }
  button.primary {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
  }
  button.primary:hover {
    background: color-mix(in srgb, var(--accent) 88%, var(--ink));
  }
  button.link {
    min-height: 2.75rem;
    padding-inline: 0.25rem;
    border-color: transparent;
    background: transparent;
    color: var(--accent);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  button:focus-visible {
    border-radius: 10px;
  }
  button[aria-disabled='true'] {
    color: var(--muted);
    cursor: default;
  }
  input[type='text'],
  input[type='search'],
  input[type='url'],
  select,
  textarea {
    width: 100%;
    min-height: 2.75rem;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--surface);
    color: var(--ink);
    font: inherit;
  }
  textarea {
    min-height: 8rem;
    resize: vertical;
    font: 1.125rem/1.5 var(--reading);
  }
  input[type='radio'],
  input[type='checkbox'] {
    width: 1.25rem;
    height: 1.25rem;
    margin: 0.125rem 0 0;
    flex: none;
    accent-color: var(--accent);
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  /* Floated, because a legend in its usual place ignores the padding and the border of its fieldset. */
  legend {
    float: inline-start;
    width: 100%;
  }
  legend + * {
    clear: both;
  }
  legend,
  label.title {
    display: block;
    padding: 0;
    margin-block-end: 0.5rem;
    font-weight: 600;
  }
  @media print {
    button {
      display: none;
    }
  }
  .choice {
    display: flex;
    gap: 0.75rem;
    min-height: 2.75rem;
    padding: 0.625rem 0.75rem;
    border: 1px solid transparent;
    border-radius: 10px;
    cursor: pointer;
  }
  .choice:hover {
    background: var(--accent-wash);
  }
  .choice:has(:checked) {
    border-color: var(--accent);
    background: var(--accent-wash);
  }
`;
