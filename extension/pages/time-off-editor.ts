import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import type { Settings } from '#shared/schemas/settings.ts';
import { maxTimesOff, type TimeOff, timeOffSchema } from '#shared/schemas/time-off.ts';
import { fieldStyles } from './field-styles.ts';
import { formatDay } from './format-time.ts';
import type { PageWord, PageWords } from './page-words.ts';
import { changeSettings } from './settings-change.ts';

/** Holidays and other leave, by first and last day. Those that have gone by leave the list by themselves. */
export class TimeOffEditor extends LitElement {
  static override properties = {
    t: { attribute: false },
    timeOff: { attribute: false },
    today: {},
    wrong: { state: true },
  };
  static override styles = [
    baseStyles,
    controlStyles,
    fieldStyles,
    css`
      li {
        gap: 0 0.75rem;
      }
      form,
      .wrong:not(:empty) {
        margin-block-start: 0.5rem;
      }
    `,
  ];

  declare t: PageWords;
  declare timeOff: Settings['timeOff'];
  /** `YYYY-MM-DD` */
  declare today: string;
  declare wrong: PageWord | null;

  constructor() {
    super();
    this.wrong = null;
  }

  private add(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const { from, to } = Object.fromEntries(new FormData(form)) as { from: string; to: string };
    const parsed = timeOffSchema.safeParse({ from, to: to || from });
    this.wrong = this.whatIsWrong(from, to || from);
    if (this.wrong !== null || !parsed.success) return;
    this.keep([...this.timeOff, parsed.data].toSorted((one, other) => one.from.localeCompare(other.from)));
    form.reset();
  }

  private whatIsWrong(from: string, to: string): PageWord | null {
    if (from === '') return 'timeOffEmpty';
    if (to < from) return 'timeOffWrong';
    if (to < this.today) return 'timeOffPast';
    return this.ahead.length >= maxTimesOff ? 'timeOffFull' : null;
  }

  private get ahead(): TimeOff[] {
    return this.timeOff.filter(({ to }) => to >= this.today);
  }

  private keep(timeOff: TimeOff[]): void {
    changeSettings(this, { timeOff: timeOff.filter(({ to }) => to >= this.today) });
  }

  protected override render(): TemplateResult {
    const { t } = this;
    return html`${
        this.ahead.length > 0
          ? html`<ul class="plain">
              ${this.ahead.map((off) => this.drawTimeOff(off))}
            </ul>`
          : nothing
      }
      <form class="row" novalidate @submit=${(event: SubmitEvent) => this.add(event)}>
        <label class="row">${t('timeOffFrom')} <input type="date" name="from" min=${this.today} /></label>
        <label class="row">${t('timeOffTo')} <input type="date" name="to" min=${this.today} /></label>
        <button>${t('timeOffAdd')}</button>
      </form>
      <p class="wrong" role="status">${this.wrong === null ? '' : t(this.wrong)}</p>`;
  }

  private drawTimeOff(off: TimeOff): TemplateResult {
    const { t } = this;
    const [from, to] = [formatDay(off.from, t.locale), formatDay(off.to, t.locale)];
    const days = off.from === off.to ? from : t('timeOffDays', { from, to });
    return html`<li class="row">
      <span>${days}</span>
      <button type="button" class="link" @click=${() => this.keep(this.timeOff.filter((other) => other !== off))}>
        ${t('timeOffRemove')}<span class="sr-only"> (${days})</span>
      </button>
    </li>`;
  }
}
customElements.define('time-off-editor', TimeOffEditor);
