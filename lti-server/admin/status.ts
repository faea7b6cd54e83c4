import type { DeploymentRow, RegistrationRow } from '../database/schema.ts';
import type { ConsoleWords } from './console-words.ts';
import { renderState } from './tables.ts';

const kinds = { active: 'good', pending: 'waits', inactive: 'off', off: 'off' } as const;

/** Whether a registration or a deployment may launch, in a word. */
export function renderStatus(t: ConsoleWords, status: RegistrationRow['status'] | DeploymentRow['status']): string {
  return renderState(kinds[status], t(`status.${status}`));
}
