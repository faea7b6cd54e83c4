import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { clockTimeSchema } from '#shared/schemas/local-time.ts';
import type { Settings } from '#shared/schemas/settings.ts';
import { fieldStyles } from './field-styles.ts';
import { type PageWords, wordOf } from './page-words.ts';
import { changeSettings } from './settings-change.ts';

const usual = { from: '12:00', to: '13:00' };

/** Silence between two times on the clock; it may go over midnight. */
export class QuietHoursEditor extends LitElement {
  static override properties = { t: { attribute: false }, quietHours: { attribute: false } };
  static override styles = [baseStyles, controlStyles, fieldStyles];

  declare t: PageWords;
  declare quietHours: Settings['quietHours'];

  private set(field: 'from' | 'to', value: string): void {
    if (!clockTimeSchema.safeParse(value).success) return;
    changeSettings(this, { quietHours: { ...usual, ...this.quietHours, [field]: value } });
  }

  protected override render(): TemplateResult {
    const { t, quietHours } = this;
    const time = (field: 'from' | 'to') =>
      html`<label class="row"
        >${t(wordOf('quietHours', field))}
        <input
          type="time"
          .value=${quietHours?.[field] ?? ''}
          @change=${(event: Event) => this.set(field, (event.currentTarget as HTMLInputElement).value)}
      /></label>`;
    return html`<label class="choice">
        <input
          type="checkbox"
          .checked=${quietHours !== null}
          @change=${(event: Event) =>
            changeSettings(this, { quietHours: (event.currentTarget as HTMLInputElement).checked ? usual : null })}
        />
        <span>${t('quietHoursOn')}</span>
      </label>
      ${quietHours ? html`<div class="row">${time('from')}${time('to')}</div>` : nothing}`;
  }
}
customElements.define('quiet-hours-editor', QuietHoursEditor);
