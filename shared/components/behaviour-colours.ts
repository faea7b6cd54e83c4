import { css } from 'lit';

/** A behaviour as its mark, in its colour, and its word beside it. */
export const behaviourColours = css`
  .behaviour {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
  }
  [data-behaviour='attending'] {
    color: var(--attending);
  }
  [data-behaviour='understanding'] {
    color: var(--understanding);
  }
  [data-behaviour='empathising'] {
    color: var(--empathising);
  }
  [data-behaviour='helping'] {
    color: var(--helping);
  }
`;
