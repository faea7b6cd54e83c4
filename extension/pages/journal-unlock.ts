import { html, LitElement, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { sendMessage } from '../messages/send-message.ts';
import { fieldStyles } from './field-styles.ts';
import type { PageWords } from './page-words.ts';
import { drawPassphrase, drawShow, passphraseStyles, typed } from './passphrase-field.ts';
import { refusalWord } from './refusal-word.ts';

/** Asks for the passphrase where words are locked. The page around it notices by itself when they are open. */
export class JournalUnlock extends LitElement {
  static override properties = {
    t: { attribute: false },
    intro: {},
    isShown: { state: true },
    isBusy: { state: true },
    wrong: { state: true },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles, passphraseStyles];

  declare t: PageWords;
  /** Why it is asked for here; left out, that words are locked. */
  declare intro: string;
  declare private isShown: boolean;
  declare private isBusy: boolean;
  declare private wrong: string;

  constructor() {
    super();
    this.intro = '';
    this.isShown = false;
    this.isBusy = false;
    this.wrong = '';
  }

  private async unlock(event: Event): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const passphrase = typed(form, 'passphrase');
    if (passphrase === '' || this.isBusy) return form.querySelector('input')?.focus();
    this.isBusy = true;
    const outcome = await sendMessage({ type: 'passphraseGiven', passphrase });
    this.isBusy = false;
    this.wrong = outcome.isDone ? '' : this.t(refusalWord(outcome.reason));
    if (outcome.isDone) form.reset();
    else form.querySelector('input')?.select();
  }

  protected override render(): TemplateResult {
    const { t, isShown } = this;
    return html`<form class="panel" @submit=${this.unlock} novalidate>
      <p>${this.intro || t('lockUnlockIntro')}</p>
      ${drawPassphrase({ name: 'passphrase', label: t('lockGiven'), autocomplete: 'current-password', isShown })}
      ${drawShow(t, isShown, (shown) => (this.isShown = shown))}
      <p id="wrong" class="wrong" role="alert">${this.wrong}</p>
      <button class="primary">${this.isBusy ? t('lockWorking') : t('lockUnlock')}</button>
    </form>`;
  }
}
customElements.define('journal-unlock', JournalUnlock);
