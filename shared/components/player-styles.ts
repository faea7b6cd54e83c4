import { css } from 'lit';

/** The player as one quiet column: title, progress line, one sheet, one line about saving. */
export const playerStyles = css`
  :host {
    max-width: 46rem;
    margin-inline: auto;
  }
  .head {
    display: grid;
    gap: 0.5rem;
    margin-block-end: 1rem;
  }
  h1 {
    font: 600 1.75rem/1.2 var(--reading);
  }
  .about {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
  }
  .note {
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--line);
    border-radius: 8px;
    font-size: 0.875rem;
  }
  progress-line {
    margin-block-start: 0.5rem;
  }
  .sheet {
    display: block;
    padding: clamp(1rem, 4vw, 2rem);
    border: 1px solid var(--hairline);
    border-radius: var(--corner);
    background: var(--surface);
    box-shadow: var(--shadow);
  }
  .save {
    min-height: 2.5rem;
    padding: 0.5rem 0.25rem;
    color: var(--muted);
    font-size: 0.875rem;
  }
  .save[data-state='waiting'],
  .save[data-state='closed'] {
    color: var(--clay);
    font-size: 1rem;
  }
  @media (prefers-reduced-motion: no-preference) {
    .step {
      animation: arrive 160ms ease-out;
    }
    @keyframes arrive {
      from {
        opacity: 0;
        transform: translateY(8px);
      }
    }
  }
`;
