import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { clockTimeSchema } from '#shared/schemas/local-time.ts';
import type { Settings } from '#shared/schemas/settings.ts';
import { fieldStyles } from './field-styles.ts';
import { type PageWord, type PageWords, wordOf } from './page-words.ts';
import { changeSettings } from './settings-change.ts';

const usual = { from: '09:00', to: '17:00' };

/**
 * Working hours by weekday, within those of an organisation. A day that would end before it begins, or leave them, is
 * named and not changed.
 */
export class HoursEditor extends LitElement {
  static override properties = {
    t: { attribute: false },
    hours: { attribute: false },
    frame: { attribute: false },
    wrongDay: { state: true },
  };
  static override styles = [
    baseStyles,
    controlStyles,
    fieldStyles,
    css`
      .day {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 0.75rem;
        align-items: center;
        min-height: 3.25rem;
      }
      .day label:first-child {
        display: flex;
        gap: 0.75rem;
        align-items: center;
        min-width: 9rem;
        min-height: 2.75rem;
      }
      .times {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem;
        align-items: center;
        white-space: nowrap;
      }
      /* As wide as the reader's own way of writing times needs, "AM" or not. */
      .times input {
        min-width: 7.25rem;
        padding-inline: 0.375rem;
      }
    `,
  ];

  declare t: PageWords;
  declare hours: Settings['hours'];
  /** Those that an organisation allows; null when it leaves them open. */
  declare frame: Settings['hours'] | null;
  declare wrongDay: number | null;

  constructor() {
    super();
    this.wrongDay = null;
    this.frame = null;
  }

  private change(day: number, hours: { from: string; to: string } | null): void {
    const isWrong =
      hours !== null &&
      !(isTime(hours.from) && isTime(hours.to) && hours.from < hours.to && isWithin(hours, this.frame?.[day]));
    this.wrongDay = isWrong ? day : null;
    if (isWrong) return;
    changeSettings(this, { hours: this.hours.with(day, hours) as Settings['hours'] });
  }

  protected override render(): TemplateResult {
    return html`${this.frame ? html`<p class="small muted">${this.t('policyHours')}</p>` : nothing}
      ${this.hours.map((hours, day) => this.drawDay(hours, day))}
      <p class="wrong" role="status">${this.wrongDay === null ? '' : this.wrongText(this.wrongDay)}</p>`;
  }

  private wrongText(day: number): string {
    const frame = this.frame?.[day];
    const name = { day: this.dayName(day) };
    return frame ? this.t('hoursOutside', { ...name, ...frame }) : this.t('hoursWrong', name);
  }

  private dayName(day: number): string {
    return this.t(`day${day + 1}` as PageWord);
  }

  private drawDay(hours: Settings['hours'][number], day: number): TemplateResult {
    const name = this.dayName(day);
    const frame = this.frame?.[day];
    const time = (field: 'from' | 'to') =>
      html`<input
        type="time"
        aria-label=${this.t(wordOf('hours', `${field}-of`), { day: name })}
        min=${frame?.from ?? nothing}
        max=${frame?.to ?? nothing}
        .value=${hours?.[field] ?? ''}
        @change=${(event: Event) =>
          this.change(day, { ...usual, ...hours, [field]: (event.currentTarget as HTMLInputElement).value })}
      />`;
    return html`<div class="day">
      <label>
        <input
          type="checkbox"
          .checked=${hours !== null}
          ?disabled=${frame === null}
          @change=${(event: Event) => this.change(day, (event.currentTarget as HTMLInputElement).checked ? (frame ?? usual) : null)}
        />
        ${name}
      </label>
      ${frame === null ? html`<small class="muted">${this.t('policyHeld')}</small>` : nothing}
      ${
        hours
          ? html`<span class="times">
              ${time('from')}<span aria-hidden="true">${this.t('hoursTo')}</span>${time('to')}
            </span>`
          : nothing
      }
    </div>`;
  }
}
customElements.define('hours-editor', HoursEditor);

type Span = { from: string; to: string };
const isWithin = (hours: Span, frame: Span | null | undefined): boolean =>
  !frame || (frame.from <= hours.from && hours.to <= frame.to);
const isTime = (value: string): boolean => clockTimeSchema.safeParse(value).success;
