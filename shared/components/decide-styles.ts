import { css } from 'lit';

/** The scenario as a conversation: what happens on the left, what you do on the right, what it does to them below. */
export const decideStyles = css`
  ol {
    list-style: none;
    margin: 0;
    padding: 0;
    display: grid;
    gap: 0.75rem;
  }
  .said {
    padding: 0.75rem 1rem;
    border: 1px solid var(--hairline);
    border-radius: var(--corner);
    max-width: 34rem;
  }
  .setting {
    padding-inline-start: 1rem;
    border-inline-start: 3px solid var(--sun);
  }
  .them {
    border-end-start-radius: 3px;
    background: var(--paper);
    font: 1.125rem/1.5 var(--reading);
  }
  .you {
    margin-inline-start: min(2.5rem, 10%);
    justify-self: end;
    border-color: var(--accent);
    border-end-end-radius: 3px;
    background: var(--accent-wash);
  }
  .consequence {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0.25rem 0.75rem;
    padding: 0.25rem 1rem 0.5rem;
    max-width: 36rem;
    color: var(--muted);
  }
  .consequence svg {
    color: var(--empathising);
    margin-block-start: 0.15rem;
  }
  .who {
    display: block;
    color: var(--muted);
    font: 600 0.875rem/1.4 var(--plain);
  }
  .options {
    display: grid;
    gap: 0.5rem;
    margin-block-start: 0.5rem;
  }
  .options button {
    padding-block: 0.75rem;
    font-weight: 400;
  }
  .ending {
    padding: 1rem;
    border: 1px solid var(--accent);
    border-radius: var(--corner);
  }
  @media (prefers-reduced-motion: no-preference) {
    .new {
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
