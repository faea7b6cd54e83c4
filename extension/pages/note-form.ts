import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { textIn, type Locale } from '#shared/schemas/locale.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import { maxNoteLength } from '../storage/note.ts';
import { fieldStyles } from './field-styles.ts';
import type { PageWords } from './page-words.ts';

/** What somebody writes about a nudge, or about nothing in particular. */
export interface NoteText {
  text: string;
  nudgeId: string | null;
}

/** Where a note is written. Events `note-drafted`, while writing, and `note-written`, both with a NoteText. */
export class NoteForm extends LitElement {
  static override properties = { t: { attribute: false }, about: { attribute: false }, wrong: { state: true } };
  static override styles = [baseStyles, controlStyles, fieldStyles];

  declare t: PageWords;
  declare about: { id: string; text: string; lang: Locale } | null;
  declare wrong: string;

  constructor() {
    super();
    this.wrong = '';
  }

  /** Puts a text into the field, such as a note that was left unfinished. */
  async fill(text: string): Promise<void> {
    await this.updateComplete;
    this.field.value = text;
  }

  /** What is in the field now, kept or not. */
  get text(): string {
    return this.field.value;
  }

  private get field(): HTMLTextAreaElement {
    const field = this.renderRoot.querySelector('textarea');
    if (!field) throw new Error('the note has no field');
    return field;
  }

  private say(type: 'note-drafted' | 'note-written'): void {
    const detail = { text: this.field.value, nudgeId: this.about?.id ?? null };
    this.dispatchEvent(new CustomEvent<NoteText>(type, { detail }));
  }

  private keep(event: Event): void {
    event.preventDefault();
    const text = this.field.value.trim();
    if (text === '') this.wrong = this.t('noteEmpty');
    else if (text.length > maxNoteLength) {
      this.wrong = this.t('noteTooLong', { max: maxNoteLength, count: text.length });
    } else {
      this.wrong = '';
      this.say('note-written');
      return;
    }
    this.field.focus();
  }

  protected override render(): TemplateResult {
    const { t, about } = this;
    return html`<form @submit=${this.keep} novalidate>
      ${
        about
          ? html`<p class="small muted">${t('noteAbout')}</p>
              <p class="reading" lang=${about.lang}>${about.text}</p>`
          : nothing
      }
      <label class="title" for="note">${t('noteLabel')}</label>
      <textarea id="note" aria-describedby="hint wrong" @input=${() => this.say('note-drafted')}></textarea>
      <p id="hint" class="small muted">${t('noteHint')}</p>
      <p id="wrong" class="wrong" role="alert">${this.wrong}</p>
      <button class="primary">${t('noteKeep')}</button>
    </form>`;
  }
}
customElements.define('note-form', NoteForm);

/** The nudge that a note is about, in the reader's language. */
export function aboutNudge(nudges: readonly Nudge[] | null, nudgeId: string | null, locale: Locale): NoteForm['about'] {
  const nudge = nudges?.find(({ id }) => id === nudgeId);
  if (!nudge) return null;
  const { text, lang } = textIn(nudge.locales, locale);
  return { id: nudge.id, text: text.text, lang };
}
