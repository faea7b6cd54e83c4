import { html, LitElement, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { fieldStyles } from './field-styles.ts';
import type { PageWords } from './page-words.ts';

/** Deletes everything, after one question. Event `all-deleted`. */
export class DeleteAll extends LitElement {
  static override properties = { t: { attribute: false }, isAsking: { state: true } };
  static override styles = [baseStyles, controlStyles, fieldStyles];

  declare t: PageWords;
  declare isAsking: boolean;

  constructor() {
    super();
    this.isAsking = false;
  }

  private async ask(isAsking: boolean): Promise<void> {
    this.isAsking = isAsking;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLButtonElement>('button.first')?.focus();
  }

  private answer(): void {
    this.dispatchEvent(new CustomEvent('all-deleted'));
    void this.ask(false);
  }

  protected override render(): TemplateResult {
    const { t } = this;
    return html`<section>
      <h3>${t('deleteHeading')}</h3>
      <p class="muted">${t('deleteIntro')}</p>
      ${
        this.isAsking
          ? html`<p class="wrong" role="alert">${t('deleteSure')}</p>
              <div class="row">
                <button type="button" class="first" @click=${() => this.ask(false)}>${t('deleteNo')}</button>
                <button type="button" @click=${this.answer}>${t('deleteYes')}</button>
              </div>`
          : html`<button type="button" class="first" @click=${() => this.ask(true)}>${t('deleteAll')}</button>`
      }
    </section>`;
  }
}
customElements.define('delete-all', DeleteAll);
