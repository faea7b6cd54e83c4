import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { fieldStyles } from './field-styles.ts';
import type { PageWords } from './page-words.ts';

export interface PackAsked {
  address: string;
  integrity: string;
}

/**
 * Where a pack comes from: a file, or an address with the hash of what lies there. Events `pack-chosen` (detail the
 * File) and `pack-asked` (detail PackAsked, as it was typed), the latter within the click that the browser wants.
 */
export class PackForm extends LitElement {
  static override properties = { t: { attribute: false }, address: {}, isBusy: { type: Boolean } };
  static override styles = [
    baseStyles,
    controlStyles,
    fieldStyles,
    css`
      label {
        display: block;
      }
      input {
        display: block;
        margin-block-start: 0.375rem;
      }
      form {
        margin-block-start: 1.25rem;
      }
    `,
  ];

  declare t: PageWords;
  /** What the address field begins with; a new value moves the focus to the hash that it needs. */
  declare address: string;
  declare isBusy: boolean;

  constructor() {
    super();
    this.address = '';
    this.isBusy = false;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('address') && this.address !== '') this.field('integrity').focus();
  }

  private field(id: string): HTMLInputElement {
    return this.renderRoot.querySelector(`#${id}`) as HTMLInputElement;
  }

  private choose(event: Event): void {
    const input = event.currentTarget as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) this.dispatchEvent(new CustomEvent<File>('pack-chosen', { detail: file }));
    // So that the same file can be chosen again after it was mended.
    input.value = '';
  }

  private ask(event: Event): void {
    event.preventDefault();
    const detail = { address: this.field('address').value.trim(), integrity: this.field('integrity').value.trim() };
    this.dispatchEvent(new CustomEvent<PackAsked>('pack-asked', { detail }));
  }

  protected override render(): TemplateResult {
    const { t, isBusy } = this;
    return html`<label
        >${t('packFileLabel')}
        <input type="file" accept=".yaml,.yml,.json" ?disabled=${isBusy} @change=${this.choose} />
      </label>
      <form novalidate @submit=${this.ask}>
        <label
          >${t('packAddressLabel')}
          <input id="address" type="url" inputmode="url" autocomplete="off" spellcheck="false" .value=${this.address} />
        </label>
        <label
          >${t('packHashLabel')}
          <input id="integrity" type="text" autocomplete="off" spellcheck="false" aria-describedby="hash-hint" />
        </label>
        <p id="hash-hint" class="small muted">${t('packHashHint')}</p>
        <button type="submit" ?disabled=${isBusy}>${t('packFetch')}</button>
      </form>`;
  }
}
customElements.define('pack-form', PackForm);
