import { css, html, LitElement, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { maxNoteLength, type Note } from '../storage/note.ts';
import { fieldStyles } from './field-styles.ts';
import { keepWords } from './keep-words.ts';
import type { PageWords } from './page-words.ts';

/** One note, to read or to change. Events `words-kept` (see keep-words.ts) and `note-dropped`. */
export class NoteEntry extends LitElement {
  static override properties = {
    t: { attribute: false },
    note: { attribute: false },
    isOpen: { state: true },
    wrong: { state: true },
    isBusy: { state: true },
  };
  static override styles = [
    baseStyles,
    controlStyles,
    fieldStyles,
    css`
      .note {
        white-space: pre-wrap;
      }
    `,
  ];

  declare t: PageWords;
  declare note: Note;
  declare isOpen: boolean;
  declare wrong: string;
  declare private isBusy: boolean;

  constructor() {
    super();
    this.isOpen = false;
    this.wrong = '';
    this.isBusy = false;
  }

  /** Shows the field or the text, and brings the focus along, since what had it goes away. */
  private async open(isOpen: boolean): Promise<void> {
    this.isOpen = isOpen;
    this.wrong = '';
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(isOpen ? 'textarea' : 'button')?.focus();
  }

  private async keep(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isBusy) return;
    const field = this.renderRoot.querySelector('textarea');
    const text = field?.value.trim() ?? '';
    if (text === '') this.wrong = this.t('noteEmpty');
    else if (text.length > maxNoteLength) {
      this.wrong = this.t('noteTooLong', { max: maxNoteLength, count: text.length });
    } else {
      this.isBusy = true;
      this.wrong = '';
      const change = { type: 'noteChanged', id: this.note.id, text } as const;
      this.wrong = await keepWords(this, this.t, change, this.t('noteStays'));
      this.isBusy = false;
      if (this.wrong === '') return this.open(false);
    }
    field?.focus();
  }

  protected override render(): TemplateResult {
    const { t, note } = this;
    if (!this.isOpen) {
      return html`<p class="reading note">${note.text}</p>
        <div class="row">
          <button type="button" class="link" @click=${() => this.open(true)}>${t('noteChange')}</button>
          <button type="button" class="link" @click=${() => this.dispatchEvent(new CustomEvent('note-dropped'))}>
            ${t('noteDelete')}
          </button>
        </div>`;
    }
    return html`<form @submit=${this.keep} novalidate>
      <label class="title" for="note">${t('lookBackNote')}</label>
      <textarea id="note" aria-describedby="wrong" .value=${note.text}></textarea>
      <p id="wrong" class="wrong" role="alert">${this.wrong}</p>
      <div class="row">
        <button class="primary">${t('noteKeep')}</button>
        <button type="button" class="link" @click=${() => this.open(false)}>${t('planStop')}</button>
      </div>
    </form>`;
  }
}
customElements.define('note-entry', NoteEntry);
