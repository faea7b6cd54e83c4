import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import type { Journal } from '../storage/journal.ts';
import { fieldStyles } from './field-styles.ts';
import type { PageWords } from './page-words.ts';

/** Says that the journal cannot be opened, or that the browser has lost it, and what to do. Event `notice-read`. */
export class JournalNotice extends LitElement {
  static override properties = { t: { attribute: false }, shut: {}, isLost: { type: Boolean } };
  static override styles = [
    baseStyles,
    controlStyles,
    fieldStyles,
    css`
      .row {
        margin-block-start: 0.75rem;
      }
    `,
  ];

  declare t: PageWords;
  declare shut: Journal['shut'];
  declare isLost: boolean;

  protected override render(): TemplateResult | typeof nothing {
    const { t, shut } = this;
    if (shut) return html`<p class="panel wrong" role="alert">${t(shut)}</p>`;
    if (!this.isLost) return nothing;
    return html`<section class="panel" role="alert">
      <p class="wrong">${t('journalLost')}</p>
      <div class="row">
        <a class="button" href="options.html">${t('journalLostFile')}</a>
        <button type="button" @click=${() => this.dispatchEvent(new CustomEvent('notice-read'))}>
          ${t('journalLostRead')}
        </button>
      </div>
    </section>`;
  }
}
customElements.define('journal-notice', JournalNotice);
