import { css } from 'lit';

/** What the extension's pages share beyond the components' own styles. */
export const fieldStyles = css`
  main {
    max-width: 44rem;
    margin: 0 auto;
    padding: 1.5rem 1rem 3rem;
  }
  main > * + *,
  section > * + * {
    margin-block-start: 1rem;
  }
  main > * + section,
  main > delete-all {
    margin-block-start: 2rem;
  }
  form > * + * {
    margin-block-start: 0.75rem;
  }
  form > :empty {
    margin: 0;
  }
  h1 {
    display: flex;
    gap: 0.625rem;
    align-items: center;
    font-size: 1.75rem;
  }
  .tend-mark,
  a:not(.button) {
    color: var(--accent);
  }
  a:not(.button) {
    text-underline-offset: 0.2em;
  }
  input[type='time'],
  input[type='date'] {
    min-height: 2.75rem;
    padding: 0.375rem 0.625rem;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--surface);
    color: var(--ink);
    font: inherit;
  }
  input[type='file'] {
    width: 100%;
    font: inherit;
  }
  input::file-selector-button {
    min-height: 2.75rem;
    margin-inline-end: 0.75rem;
    padding: 0.5rem 1.125rem;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--surface);
    color: var(--ink);
    font: inherit;
    cursor: pointer;
  }
  .panel {
    padding: 1rem;
    border: 1px solid var(--hairline);
    border-radius: var(--corner);
    background: var(--surface);
  }
  .notice:not(:empty) {
    position: sticky;
    inset-block-end: 0;
    margin: 0 auto;
    max-width: 44rem;
    padding: 0.75rem 1rem;
    border-block-start: 1px solid var(--hairline);
    background: var(--surface);
  }
  .wrong {
    color: var(--clay);
  }
  .panel > * + * {
    margin-block-start: 0.5rem;
  }
  ul.plain {
    margin-block-end: 0;
    padding: 0;
    list-style: none;
  }
`;
