import { html, type TemplateResult } from 'lit';
import { ownMoments, type OwnMoment } from '../storage/own-place.ts';
import { type OwnPlaceWords, ownWordOf } from './own-place-words.ts';

/** What an own place is for, to choose from; `legend` begins the sentence that each of them ends. */
export function ownMomentChoice(
  t: OwnPlaceWords,
  { legend, chosen, choose }: { legend: string; chosen: OwnMoment; choose: (moment: OwnMoment) => void },
): TemplateResult {
  return html`<fieldset>
    <legend>${legend} …</legend>
    ${ownMoments.map(
      (moment) =>
        html`<label class="choice">
          <input
            type="radio"
            name="own-moment"
            value=${moment}
            .checked=${moment === chosen}
            @change=${() => choose(moment)}
          />
          <span>${t(ownWordOf('ownPlaceMoment', moment))}</span>
        </label>`,
    )}
  </fieldset>`;
}
