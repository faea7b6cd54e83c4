import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import type { Message } from '../messages/message.ts';
import { sendMessage } from '../messages/send-message.ts';
import { readUnlocked, watchJournalKey } from '../storage/journal-key.ts';
import { watchJournal, withJournal } from '../storage/open-journal.ts';
import { minPassphraseLength } from '../storage/passphrase.ts';
import { lockAfterChoices, readSeal, type Seal } from '../storage/seal-record.ts';
import { fieldStyles } from './field-styles.ts';
import './journal-unlock.ts';
import type { PageWord, PageWords } from './page-words.ts';
import { drawPassphrase, drawShow, passphraseStyles, typed } from './passphrase-field.ts';
import { refusalWord } from './refusal-word.ts';

type Asking = 'change' | 'off' | 'forgot' | null;

/** The passphrase for the journal: choosing one, locking and unlocking, another one, none, and a forgotten one. */
export class JournalLock extends LitElement {
  static override properties = {
    t: { attribute: false },
    seal: { state: true },
    isUnlocked: { state: true },
    asking: { state: true },
    isShown: { state: true },
    isBusy: { state: true },
    wrong: { state: true },
    said: { state: true },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles, passphraseStyles];

  declare t: PageWords;
  /** Undefined until it is read. */
  declare private seal: Seal | 'unreadable' | null | undefined;
  declare private isUnlocked: boolean;
  declare private asking: Asking;
  declare private isShown: boolean;
  declare private isBusy: boolean;
  declare private wrong: string;
  declare private said: string;
  private stops: (() => void)[] = [];

  constructor() {
    super();
    this.isUnlocked = false;
    this.asking = null;
    this.isShown = false;
    this.isBusy = false;
    this.wrong = '';
    this.said = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const read = () => void this.read();
    this.stops = [watchJournal(read), watchJournalKey(read)];
    read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.stops) stop();
  }

  private async read(): Promise<void> {
    const [seal, unlocked] = await Promise.all([withJournal(readSeal).catch(() => undefined), readUnlocked()]);
    this.seal = seal;
    this.isUnlocked = unlocked !== null;
  }

  private async tell(message: Message, done: PageWord): Promise<void> {
    this.isBusy = true;
    this.wrong = '';
    this.said = this.t('lockWorking');
    const outcome = await sendMessage(message);
    this.isBusy = false;
    this.said = outcome.isDone ? this.t(done) : '';
    this.wrong = outcome.isDone ? '' : this.t(refusalWord(outcome.reason));
    if (outcome.isDone) await this.ask(null);
    await this.read();
  }

  private async ask(asking: Asking): Promise<void> {
    const before = this.asking;
    this.asking = asking;
    if (asking !== null) this.said = '';
    this.isShown = false;
    await this.updateComplete;
    const { renderRoot } = this;
    if (asking !== null) renderRoot.querySelector<HTMLElement>('form input, form button')?.focus();
    else if (before !== null) renderRoot.querySelector<HTMLElement>(`button[name=${before}]`)?.focus();
  }

  /** The new passphrase of a form, typed twice; null, and said why, when it cannot be taken. */
  private chosen(form: HTMLFormElement): string | null {
    const next = typed(form, 'next');
    const isShort = next.length < minPassphraseLength;
    if (!isShort && next === typed(form, 'again')) return next;
    this.wrong = isShort
      ? this.t('lockTooShort', { min: minPassphraseLength, count: next.length })
      : this.t('lockDiffer');
    form.querySelector<HTMLInputElement>(isShort ? '#next' : '#again')?.focus();
    return null;
  }

  private turnOn(event: Event): void {
    event.preventDefault();
    const passphrase = this.chosen(event.currentTarget as HTMLFormElement);
    if (passphrase !== null && !this.isBusy) void this.tell({ type: 'passphraseChosen', passphrase }, 'lockTurnedOn');
  }

  private change(event: Event): void {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const next = this.chosen(form);
    if (next === null || this.isBusy) return;
    void this.tell({ type: 'passphraseChanged', passphrase: typed(form, 'passphrase') || ' ', next }, 'lockChanged');
  }

  private turnOff(event: Event): void {
    event.preventDefault();
    const passphrase = typed(event.currentTarget as HTMLFormElement, 'passphrase') || ' ';
    if (!this.isBusy) void this.tell({ type: 'passphraseGivenUp', passphrase }, 'lockTurnedOff');
  }

  protected override render(): TemplateResult | typeof nothing {
    const { t, seal, isUnlocked } = this;
    if (seal === undefined) return nothing;
    return html`<section>
      ${
        seal === null
          ? this.drawNew()
          : isUnlocked
            ? this.drawUnlocked(seal)
            : html`<journal-unlock .t=${t} .intro=${t('lockLocked')}></journal-unlock> ${this.drawForgot()}`
      }
      <p class="wrong" id="wrong" role="alert">${this.wrong}</p>
      <p role="status">${this.said}</p>
    </section>`;
  }

  private drawNew(): TemplateResult {
    const { t } = this;
    return html`<p class="muted">${t('lockReadable')}</p>
      <form @submit=${this.turnOn} novalidate>
        <p><strong>${t('lockForget')}</strong></p>
        ${this.drawTwice()}
        <button>${t('lockTurnOn')}</button>
      </form>`;
  }

  private drawTwice(): TemplateResult {
    const { t, isShown } = this;
    const min = minPassphraseLength;
    const shared = { autocomplete: 'new-password' as const, isShown };
    return html`${drawPassphrase({ name: 'next', label: t('lockNew'), hint: t('lockAdvice', { min }), ...shared })}
    ${drawPassphrase({ name: 'again', label: t('lockAgain'), ...shared })}
    ${drawShow(t, isShown, (shown) => (this.isShown = shown))}`;
  }

  private drawUnlocked(seal: Seal | 'unreadable'): TemplateResult {
    const { t, asking } = this;
    const lockAfter = seal === 'unreadable' ? null : seal.lockAfter;
    return html`<p>${t('lockUnlocked')}</p>
      <div class="row">
        <button type="button" @click=${() => this.tell({ type: 'lockWanted' }, 'lockLocked')}>${t('lockNow')}</button>
        <button
          type="button"
          name="change"
          aria-expanded=${asking === 'change'}
          @click=${() => this.ask(asking === 'change' ? null : 'change')}
        >
          ${t('lockChange')}
        </button>
        <button
          type="button"
          name="off"
          aria-expanded=${asking === 'off'}
          @click=${() => this.ask(asking === 'off' ? null : 'off')}
        >
          ${t('lockTurnOff')}
        </button>
      </div>
      ${asking === 'change' ? this.drawChange() : asking === 'off' ? this.drawOff() : nothing}
      <label class="title" for="after">${t('lockAfterLabel')}</label>
      <select id="after" @change=${this.chooseLockAfter}>
        ${[...lockAfterChoices, null].map(
          (minutes) =>
            html`<option value=${String(minutes)} ?selected=${minutes === lockAfter}>
              ${t(minutes === null ? 'lockAfterNull' : `lockAfter${minutes}`)}
            </option>`,
        )}
      </select>`;
  }

  private chooseLockAfter(event: Event): void {
    const { value } = event.currentTarget as HTMLSelectElement;
    const lockAfter = lockAfterChoices.find((minutes) => String(minutes) === value) ?? null;
    void this.tell({ type: 'lockAfterChosen', lockAfter }, 'saved');
  }

  private drawNow(): TemplateResult {
    const { t, isShown } = this;
    return drawPassphrase({
      name: 'passphrase',
      label: t('lockGivenNow'),
      autocomplete: 'current-password',
      isShown,
    });
  }

  private drawChange(): TemplateResult {
    const { t } = this;
    return html`<form class="panel" @submit=${this.change} novalidate>
      ${this.drawNow()} ${this.drawTwice()}
      <button class="primary">${t('lockChange')}</button>
    </form>`;
  }

  private drawOff(): TemplateResult {
    const { t, isShown } = this;
    return html`<form class="panel" @submit=${this.turnOff} novalidate>
      <p>${t('lockTurnOffHint')}</p>
      ${this.drawNow()} ${drawShow(t, isShown, (shown) => (this.isShown = shown))}
      <button class="primary">${t('lockTurnOff')}</button>
    </form>`;
  }

  private drawForgot(): TemplateResult {
    const { t, asking } = this;
    if (asking !== 'forgot') {
      return html`<button type="button" class="link" name="forgot" @click=${() => this.ask('forgot')}>
        ${t('lockForgot')}
      </button>`;
    }
    return html`<form
      class="panel"
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.tell({ type: 'passphraseForgotten' }, 'lockForgotDone');
      }}
    >
      <p class="wrong" role="alert">${t('lockForgotSure')}</p>
      <div class="row">
        <button type="button" @click=${() => this.ask(null)}>${t('deleteNo')}</button>
        <button>${t('lockForgotYes')}</button>
      </div>
    </form>`;
  }
}
customElements.define('journal-lock', JournalLock);
