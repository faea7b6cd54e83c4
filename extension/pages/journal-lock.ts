import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import type { Message } from '../messages/message.ts';
import { sendMessage } from '../messages/send-message.ts';
import { readUnlocked, watchJournalKey } from '../storage/journal-key.ts';
import { watchJournal, withJournal } from '../storage/open-journal.ts';
import { readSeal, type Seal } from '../storage/seal-record.ts';
import { fieldStyles } from './field-styles.ts';
import './journal-unlock.ts';
import { lockAfterSelect } from './lock-after-select.ts';
import { drawChanging, drawChoosing, drawForgetting, drawGivingUp } from './lock-forms.ts';
import { newPassphrase } from './new-passphrase.ts';
import type { PageWord, PageWords } from './page-words.ts';
import { passphraseStyles, typed } from './passphrase-field.ts';
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
  /** Undefined until it is read; `shut` while the browser cannot open the journal. */
  declare private seal: Seal | 'unreadable' | 'shut' | null | undefined;
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
    const [seal, unlocked] = await Promise.all([withJournal(readSeal).catch(() => 'shut' as const), readUnlocked()]);
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

  /** The new passphrase of a form; null, and said why, when it cannot be taken. */
  private chosen(form: HTMLFormElement): string | null {
    const next = newPassphrase(form, this.t);
    if (next.kind === 'chosen') return next.passphrase;
    this.wrong = next.why;
    form.querySelector<HTMLInputElement>(`#${next.field}`)?.focus();
    return null;
  }

  private turnOn(form: HTMLFormElement): void {
    const passphrase = this.chosen(form);
    if (passphrase !== null && !this.isBusy) void this.tell({ type: 'passphraseChosen', passphrase }, 'lockTurnedOn');
  }

  private change(form: HTMLFormElement): void {
    const next = this.chosen(form);
    if (next === null || this.isBusy) return;
    void this.tell({ type: 'passphraseChanged', passphrase: typed(form, 'passphrase') || ' ', next }, 'lockChanged');
  }

  private turnOff(form: HTMLFormElement): void {
    const passphrase = typed(form, 'passphrase') || ' ';
    if (!this.isBusy) void this.tell({ type: 'passphraseGivenUp', passphrase }, 'lockTurnedOff');
  }

  /** A form whose fields are shown or dots together, and that `send` reads when it is submitted. */
  private form(send: (form: HTMLFormElement) => void) {
    const { t, isShown } = this;
    const show = (shown: boolean) => void (this.isShown = shown);
    const submit = (event: Event) => {
      event.preventDefault();
      send(event.currentTarget as HTMLFormElement);
    };
    return { t, isShown, show, submit };
  }

  protected override render(): TemplateResult | typeof nothing {
    const { t, seal, isUnlocked } = this;
    if (seal === undefined) return nothing;
    if (seal === 'shut') return html`<p>${t('lockShut')}</p>`;
    return html`<section>
      ${
        seal === null
          ? drawChoosing(this.form((form) => this.turnOn(form)))
          : isUnlocked
            ? this.drawUnlocked(seal)
            : html`<journal-unlock .t=${t} .intro=${t('lockLocked')}></journal-unlock> ${this.drawForgot()}`
      }
      <p class="wrong" id="wrong" role="alert">${this.wrong}</p>
      <p role="status">${this.said}</p>
    </section>`;
  }

  private drawUnlocked(seal: Seal | 'unreadable'): TemplateResult {
    const { t, asking } = this;
    return html`<p>${t('lockUnlocked')}</p>
      <div class="row">
        <button type="button" @click=${() => this.tell({ type: 'lockWanted' }, 'lockLocked')}>${t('lockNow')}</button>
        ${this.drawOpener('change', 'lockChange')} ${this.drawOpener('off', 'lockTurnOff')}
      </div>
      ${
        asking === 'change'
          ? drawChanging(this.form((form) => this.change(form)))
          : asking === 'off'
            ? drawGivingUp(this.form((form) => this.turnOff(form)))
            : nothing
      }
      ${lockAfterSelect(t, {
        chosen: seal === 'unreadable' ? null : seal.lockAfter,
        choose: (lockAfter) => void this.tell({ type: 'lockAfterChosen', lockAfter }, 'saved'),
      })}`;
  }

  private drawOpener(opened: 'change' | 'off', word: PageWord): TemplateResult {
    const isOpen = this.asking === opened;
    return html`<button
      type="button"
      name=${opened}
      aria-expanded=${isOpen}
      @click=${() => this.ask(isOpen ? null : opened)}
    >
      ${this.t(word)}
    </button>`;
  }

  private drawForgot(): TemplateResult {
    const { t } = this;
    if (this.asking === 'forgot') {
      const { submit } = this.form(() => void this.tell({ type: 'passphraseForgotten' }, 'lockForgotDone'));
      return drawForgetting(t, { submit, stop: () => void this.ask(null) });
    }
    return html`<button type="button" class="link" name="forgot" @click=${() => this.ask('forgot')}>
      ${t('lockForgot')}
    </button>`;
  }
}
customElements.define('journal-lock', JournalLock);
