import { html, LitElement, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { keepDaysChoices, type Settings } from '#shared/schemas/settings.ts';
import { fieldStyles } from './field-styles.ts';
import type { PageWords } from './page-words.ts';
import { changeSettings } from './settings-change.ts';

/** How long notes and plans stay. Event `settings-change`. */
export class KeepChoice extends LitElement {
  static override properties = { t: { attribute: false }, keepDays: { attribute: false } };
  static override styles = [baseStyles, controlStyles, fieldStyles];

  declare t: PageWords;
  declare keepDays: Settings['keepDays'];

  protected override render(): TemplateResult {
    return html`<fieldset>
      <legend class="sr-only">${this.t('keepHeading')}</legend>
      ${[...keepDaysChoices, null].map(
        (keepDays) =>
          html`<label class="choice">
            <input
              type="radio"
              name="keep"
              .checked=${keepDays === this.keepDays}
              @change=${() => changeSettings(this, { keepDays })}
            />
            <span>${keepDays === null ? this.t('keepForGood') : this.t('keepDays', { days: keepDays })}</span>
          </label>`,
      )}
    </fieldset>`;
  }
}
customElements.define('keep-choice', KeepChoice);
