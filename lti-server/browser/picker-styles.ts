import { css } from 'lit';

export const pickerStyles = css`
  :host {
    max-width: 76rem;
    margin-inline: auto;
  }
  h1 {
    font: 600 1.75rem/1.2 var(--reading);
  }
  section {
    margin-block-start: 1.5rem;
  }
  h2 {
    font: 600 1.25rem/1.3 var(--reading);
  }
  section > p {
    margin-block: 0.25rem 0.75rem;
  }
  .heading {
    justify-content: space-between;
  }
  .modules {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr));
    gap: 1rem;
    margin-block-start: 0.75rem;
  }
  .module {
    display: grid;
    gap: 0.25rem;
    align-content: space-between;
    padding: 0.5rem;
    border: 1px solid var(--hairline);
    border-radius: var(--corner);
    background: var(--surface);
    box-shadow: var(--shadow);
  }
  .module:has(:checked) {
    border-color: var(--accent);
  }
  /* What has the focus is not hidden behind the buttons that stay in view. */
  .module :is(input, button),
  section button {
    scroll-margin-block: 9rem;
  }
  .module strong {
    font: 600 1.125rem/1.3 var(--reading);
  }
  .choice > span {
    display: grid;
    gap: 0.5rem;
    align-content: start;
  }
  .foot {
    justify-content: space-between;
    padding-inline: 0.75rem;
  }
  .placed {
    padding: 0.125rem 0.625rem;
    border: 1px solid var(--line);
    border-radius: 999px;
    font-size: 0.875rem;
  }
  .points label {
    display: grid;
    gap: 0.25rem;
    font-weight: 500;
  }
  .points input {
    width: 6rem;
    min-height: 2.75rem;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--surface);
    color: var(--ink);
    font: inherit;
  }
  .points input[aria-invalid='true'] {
    border-color: var(--clay);
  }
  .actions {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    display: grid;
    gap: 0.5rem;
    padding-block: 0.75rem;
    background: var(--paper);
    border-block-start: 1px solid var(--hairline);
  }
  /* A tall bar would cover a small window. */
  @media (max-height: 30rem) {
    .actions {
      position: static;
    }
  }
  .problem {
    color: var(--clay);
  }
  /* Kept in the page, so that what it will say is heard; it takes no room meanwhile. */
  .actions .problem:empty {
    margin-block-end: -0.5rem;
  }
`;
