import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { type Dose, doses } from '#shared/schemas/settings.ts';
import { type PageWords, wordOf } from './page-words.ts';
import { changeSettings } from './settings-change.ts';

/** How often a prompt may come. What an organisation does not allow is shown, and cannot be chosen. */
export class DoseChoice extends LitElement {
  static override properties = { t: { attribute: false }, dose: {}, allowed: { attribute: false } };
  static override styles = [baseStyles, controlStyles];

  declare t: PageWords;
  declare dose: Dose;
  declare allowed: readonly Dose[];

  constructor() {
    super();
    this.allowed = doses;
  }

  protected override render(): TemplateResult {
    const isLimited = this.allowed.length < doses.length;
    return html`<fieldset aria-describedby=${isLimited ? 'limit' : nothing}>
      <legend class="sr-only">${this.t('doseHeading')}</legend>
      ${doses.map(
        (dose) =>
          html`<label class="choice">
            <input
              type="radio"
              name="dose"
              .checked=${dose === this.dose}
              ?disabled=${!this.allowed.includes(dose)}
              @change=${() => changeSettings(this, { dose })}
            />
            <span>${this.t(wordOf('dose', dose))}</span>
          </label>`,
      )}
      ${isLimited ? html`<p id="limit" class="small muted">${this.t('policyDose')}</p>` : nothing}
    </fieldset>`;
  }
}
customElements.define('dose-choice', DoseChoice);
