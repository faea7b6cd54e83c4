import { css } from 'lit';

/** The plan as a card on the screen, and alone on paper. */
export const workStyles = css`
  :host {
    max-width: 40rem;
    margin-inline: auto;
  }
  .brand {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    margin-block-end: 1rem;
    color: var(--accent);
    font-weight: 600;
  }
  h1 {
    font: 600 1.75rem/1.2 var(--reading);
  }
  h2 {
    font-size: 1.125rem;
  }
  h2.small {
    font-size: 0.875rem;
  }
  main > section + section {
    margin-block-start: 2rem;
  }
  .plan {
    padding: clamp(1rem, 5vw, 1.75rem);
    border: 1px solid var(--accent);
    border-radius: var(--corner);
    background: var(--accent-wash);
  }
  .sentence {
    font: clamp(1.125rem, 6vw, 1.5rem) / 1.4 var(--reading);
  }
  @media print {
    .screen,
    h1 {
      display: none;
    }
    .plan {
      border-color: currentcolor;
      background: none;
    }
  }
`;
