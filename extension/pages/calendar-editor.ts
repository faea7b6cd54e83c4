import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { browser } from 'wxt/browser';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { originOf } from '../calendar/origin-of.ts';
import { sendMessage } from '../messages/send-message.ts';
import { readClock } from '../nudging/clock.ts';
import { localTimeOf } from '../nudging/local-time-of.ts';
import { type Agenda, emptyAgenda } from '../storage/agenda.ts';
import { noCalendar } from '../storage/calendar-address.ts';
import { agendaItem, calendarItem } from '../storage/items.ts';
import { readItem, watchItems } from '../storage/stored-item.ts';
import { fieldStyles } from './field-styles.ts';
import { formatInstant } from './format-time.ts';
import { type PageWord, type PageWords, wordOf } from './page-words.ts';
import { rereadWhen } from './reread-when.ts';

/** The calendar that tells Tend when meetings are: its address, how reading it went, and taking it away again. */
export class CalendarEditor extends LitElement {
  static override properties = {
    t: { attribute: false },
    address: { state: true },
    agenda: { state: true },
    notice: { state: true },
    isWrong: { state: true },
    isBusy: { state: true },
  };
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
    `,
  ];

  declare t: PageWords;
  /** Undefined until it was looked up. */
  declare private address: string | null | undefined;
  declare private agenda: Agenda;
  declare private notice: string;
  declare private isWrong: boolean;
  declare private isBusy: boolean;
  private now = 0;

  constructor() {
    super();
    this.agenda = emptyAgenda;
    this.notice = '';
    this.isWrong = false;
    this.isBusy = false;
    rereadWhen(this, () => void this.reread(), [watchItems]);
  }

  private async reread(): Promise<void> {
    const [calendar, agenda, now] = await Promise.all([readItem(calendarItem), readItem(agendaItem), readClock()]);
    this.now = now;
    this.agenda = agenda.value;
    this.address = calendar.value.address;
  }

  private say(word: PageWord, isWrong = false, values: Record<string, string> = {}): void {
    this.notice = this.t(word, values);
    this.isWrong = isWrong;
  }

  private ask(event: Event): void {
    event.preventDefault();
    const typed = (this.renderRoot.querySelector('#address') as HTMLInputElement).value.trim();
    // What calendars hand out as webcal is the same file, by https.
    const address = typed.replace(/^webcals?:\/\//i, 'https://');
    const url = URL.canParse(address) ? new URL(address) : null;
    if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.href.length > 2000) {
      return this.say('calendarAddressWrong', true);
    }
    const origins = { origins: [originOf(url.href)] };
    // Nothing may be awaited before this call: the browser asks only within the click.
    const asking = Promise.all([
      browser.permissions.contains(origins),
      browser.permissions.request(origins).catch(() => false),
    ]);
    void this.work(async () => {
      const [wasHeld, isGranted] = await asking;
      if (!isGranted) return this.say('calendarNotAllowed', true, { host: url.host });
      await this.choose({ ...noCalendar, address: url.href, isBorrowed: !wasHeld }, 'calendarAdded');
    });
  }

  private async choose(calendar: typeof noCalendar, done: PageWord): Promise<void> {
    const { isDone } = await sendMessage({ type: 'calendarChosen', calendar });
    await this.reread();
    if (!isDone) return this.say('notSaved', true);
    // How the reading went is said by the line that stays; this one is for what was just done.
    if (this.agenda.problem === null) this.say(done);
    else this.notice = '';
  }

  private refresh(): void {
    void this.work(async () => {
      const { isDone } = await sendMessage({ type: 'calendarWanted' });
      await this.reread();
      if (isDone) this.notice = '';
      else this.say('notSaved', true);
    });
  }

  /** One piece of work at a time; the buttons rest meanwhile. */
  private async work(task: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    this.say('calendarWorking');
    try {
      await task();
    } finally {
      this.isBusy = false;
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.address === undefined) return nothing;
    return html`<section>
      ${this.address === null ? this.drawForm() : this.drawCalendar(new URL(this.address).host)}
      <p role="status" class=${this.isWrong ? 'wrong' : ''}>${this.notice}</p>
    </section>`;
  }

  private drawForm(): TemplateResult {
    const { t } = this;
    return html`<form novalidate @submit=${this.ask}>
      <label
        >${t('calendarAddress')}
        <input id="address" type="url" inputmode="url" autocomplete="off" spellcheck="false" aria-describedby="hint" />
      </label>
      <p id="hint" class="small muted">${t('calendarHint')}</p>
      <button type="submit" ?disabled=${this.isBusy}>${t('calendarUse')}</button>
    </form>`;
  }

  private drawCalendar(host: string): TemplateResult {
    const { t, agenda, isBusy } = this;
    const { problem, readAt } = agenda;
    const appointments = agenda.appointments.filter(({ start }) => start > this.now);
    const isBare = appointments.length > 0 && appointments.every(({ kind }) => kind === 'other');
    return html`<div class="panel">
      <p>${t('calendarFrom', { host })}</p>
      ${
        problem === null
          ? nothing
          : html`<p class="wrong" role="alert">${t(wordOf('calendarProblem', problem), { host })}</p>`
      }
      ${
        readAt === null
          ? nothing
          : html`<p class="small muted">
              ${t('calendarRead', {
                at: formatInstant(readAt, localTimeOf(this.now), t.locale),
                count: appointments.length,
              })}
            </p>`
      }
      ${isBare ? html`<p class="small muted">${t('calendarBare')}</p>` : nothing}
      <div class="row">
        <button type="button" ?disabled=${isBusy} @click=${this.refresh}>${t('calendarRefresh')}</button>
        <button
          type="button"
          ?disabled=${isBusy}
          @click=${() => this.work(() => this.choose(noCalendar, 'calendarRemoved'))}
        >
          ${t('calendarRemove')}
        </button>
      </div>
    </div>`;
  }
}
customElements.define('calendar-editor', CalendarEditor);
