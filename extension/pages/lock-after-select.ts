import { html, type TemplateResult } from 'lit';
import { lockAfterChoices, type Seal } from '../storage/seal-record.ts';
import type { PageWords } from './page-words.ts';

type LockAfter = Seal['lockAfter'];

/** After how many minutes without use the journal locks itself; null: with the browser. */
export function lockAfterSelect(
  t: PageWords,
  { chosen, choose }: { chosen: LockAfter; choose(lockAfter: LockAfter): void },
): TemplateResult {
  const change = (event: Event) => {
    const { value } = event.currentTarget as HTMLSelectElement;
    choose(lockAfterChoices.find((minutes) => String(minutes) === value) ?? null);
  };
  return html`<label class="title" for="after">${t('lockAfterLabel')}</label>
    <select id="after" @change=${change}>
      ${[...lockAfterChoices, null].map(
        (minutes) =>
          html`<option value=${String(minutes)} ?selected=${minutes === chosen}>
            ${t(minutes === null ? 'lockAfterNull' : `lockAfter${minutes}`)}
          </option>`,
      )}
    </select>`;
}
