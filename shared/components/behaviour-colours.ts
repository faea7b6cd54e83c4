import { css } from 'lit';

/** The colour of each behaviour's mark; its word always stands beside it. */
export const behaviourColours = css`
  .mark[data-behaviour='attending'] {
    color: var(--attending);
  }
  .mark[data-behaviour='understanding'] {
    color: var(--understanding);
  }
  .mark[data-behaviour='empathising'] {
    color: var(--empathising);
  }
  .mark[data-behaviour='helping'] {
    color: var(--helping);
  }
`;
