import { html, LitElement, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { type Dose, doses } from '#shared/schemas/settings.ts';
import { type PageWords, wordOf } from './page-words.ts';
import { changeSettings } from './settings-change.ts';

/** How often a prompt may come. */
export class DoseChoice extends LitElement {
  static override properties = { t: { attribute: false }, dose: {} };
  static override styles = [baseStyles, controlStyles];

  declare t: PageWords;
  declare dose: Dose;

  protected override render(): TemplateResult {
    return html`<fieldset>
      <legend class="sr-only">${this.t('doseHeading')}</legend>
      ${doses.map(
        (dose) =>
          html`<label class="choice">
            <input
              type="radio"
              name="dose"
              .checked=${dose === this.dose}
              @change=${() => changeSettings(this, { dose })}
            />
            <span>${this.t(wordOf('dose', dose))}</span>
          </label>`,
      )}
    </fieldset>`;
  }
}
customElements.define('dose-choice', DoseChoice);
