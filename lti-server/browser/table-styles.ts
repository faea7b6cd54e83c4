import { css } from 'lit';

/** The roster as a table; on a narrow screen each person becomes a small sheet, so that nothing scrolls sideways. */
export const tableStyles = css`
  .scroll {
    overflow-x: auto;
    border: 1px solid var(--hairline);
    border-radius: var(--corner);
    background: var(--surface);
    box-shadow: var(--shadow);
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 0.75rem 1rem;
    border-block-start: 1px solid var(--hairline);
    text-align: start;
    vertical-align: top;
    min-width: 11rem;
  }
  thead th {
    border: 0;
    color: var(--muted);
    font-size: 0.875rem;
    vertical-align: bottom;
  }
  tbody th {
    font-weight: 600;
  }
  .state,
  .score {
    display: flex;
    gap: 0.5rem;
    align-items: start;
  }
  .state svg,
  .score svg {
    margin-block-start: 0.125em;
    color: var(--muted);
  }
  .state[data-state='done'] svg,
  .score[data-state='sent'] svg {
    color: var(--accent);
  }
  .score {
    margin-block-start: 0.25rem;
    color: var(--muted);
    font-size: 0.875rem;
  }
  .score[data-state='refused'],
  .score[data-state='refused'] svg,
  .score[data-state='superseded'] svg {
    color: var(--clay);
  }
  .again {
    display: flex;
    align-items: center;
    gap: 0.5rem;
  }
  .again input {
    inline-size: 1.5rem;
    block-size: 1.5rem;
    margin: 0;
    accent-color: var(--accent);
  }
  .reason {
    margin-block: 0.25rem 0.5rem;
    max-width: 24rem;
  }
  @media (max-width: 40rem) {
    thead {
      position: absolute;
      clip-path: inset(50%);
    }
    tr,
    tbody th,
    td {
      display: block;
    }
    tr + tr {
      border-block-start: 1px solid var(--hairline);
    }
    th,
    td {
      min-width: 0;
      border: 0;
      padding-block: 0.5rem;
    }
    td::before {
      content: attr(data-module);
      display: block;
      color: var(--muted);
      font-size: 0.875rem;
    }
  }
`;
