import type { Policy } from '../policy.ts';

/** Sends nothing: how many stay when nothing burdens them. */
export const noPrompt: Policy = {
  id: 'none',
  title: 'No prompt',
  learns: 'none',
  begin: () => ({ choose: () => null }),
};
