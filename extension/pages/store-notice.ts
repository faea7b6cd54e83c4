import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { fieldStyles } from './field-styles.ts';
import { type PopupWords, wordOf } from './page-words.ts';
import type { Snapshot } from './read-snapshot.ts';
import { saveFile } from './save-file.ts';

/** Says that something stored could not be read, what Tend does instead and what to do. Event `notice-read`. */
export class StoreNotice extends LitElement {
  static override properties = { t: { attribute: false }, copies: { attribute: false } };
  static override styles = [baseStyles, controlStyles, fieldStyles];

  declare t: PopupWords;
  declare copies: Snapshot['unreadable'];

  private save(): void {
    saveFile('tend-unreadable.json', 'application/json', JSON.stringify(this.copies, null, 2));
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.copies.length === 0) return nothing;
    const { t } = this;
    const items = [...new Set(this.copies.map(({ key }) => t(wordOf('unreadable', key))))].join(', ');
    return html`<section class="panel" role="alert">
      <h2 class="wrong">${t('unreadableTitle')}</h2>
      <p>${t('unreadableText', { items })}</p>
      <div class="row">
        <button type="button" @click=${this.save}>${t('unreadableSave')}</button>
        <button type="button" @click=${() => this.dispatchEvent(new CustomEvent('notice-read'))}>
          ${t('unreadableClose')}
        </button>
      </div>
    </section>`;
  }
}
customElements.define('store-notice', StoreNotice);
