import { html, type TemplateResult } from 'lit';
import { type PlanMoment, planMoments } from '#shared/schemas/plan.ts';
import { type PopupWords, wordOf } from './page-words.ts';

type MomentWord = Parameters<PopupWords>[0];

/** The choice of when a plan comes back by itself: a field named `comesAt`, empty for never. */
export function momentSelect(t: PopupWords, chosen: PlanMoment | undefined): TemplateResult {
  return html`<div>
    <label class="title" for="comesAt">${t('planComesAt')}</label>
    <select id="comesAt" name="comesAt" aria-describedby="comesAt-hint">
      <option value="" ?selected=${chosen === undefined}>${t('comesAtNever')}</option>
      ${planMoments.map(
        (moment) =>
          html`<option value=${moment} ?selected=${chosen === moment}>
            ${t(wordOf<MomentWord>('comesAt', moment))}
          </option>`,
      )}
    </select>
    <p id="comesAt-hint" class="small muted">${t('comesAtHint')}</p>
  </div>`;
}
