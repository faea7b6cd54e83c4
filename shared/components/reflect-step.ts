import { css, html, nothing, type PropertyDeclarations } from 'lit';
import { StepElement } from './step-element.ts';

/** One question for oneself. Writing and skipping are equal: same buttons, same result. */
export class ReflectStep extends StepElement {
  static override properties: PropertyDeclarations = { wasCleared: { state: true } };
  static override styles = [
    StepElement.styles,
    css`
      .private {
        padding-inline-start: 1rem;
        border-inline-start: 3px solid var(--sun);
      }
    `,
  ];
  protected override readonly step = 'reflect';
  declare draft: { words: string } | undefined;
  declare protected wasCleared: boolean;

  private write(words: string): void {
    this.draft = { words };
    this.wasCleared = false;
    this.keep({ step: 'reflect', draft: this.draft });
  }

  private clear(): void {
    this.write('');
    this.wasCleared = true;
    this.focusOn('textarea');
  }

  override render() {
    const text = this.textOf('reflect');
    const words = this.draft?.words ?? '';
    return html`<div class="stack">
      <h2 tabindex="-1">${this.t('reflect.title')}</h2>
      <p class="reading" id="question">${text.question}</p>
      <p class="muted" id="hint">${text.hint}</p>
      <label class="title" for="words">${this.t('reflect.label')}</label>
      <textarea
        id="words"
        rows="5"
        maxlength="10000"
        aria-describedby="question hint private"
        .value=${words}
        @input=${(event: InputEvent) => this.write((event.target as HTMLTextAreaElement).value)}
      ></textarea>
      <p class="small private" id="private">
        ${this.t(this.keptIn === 'page' ? 'reflect.privatePage' : 'reflect.private')}
      </p>
      <div class="row">
        <button type="button" class="keep" @click=${this.goOn}>${this.t('reflect.keep')}</button>
        <button type="button" class="skip" @click=${this.goOn}>${this.t('reflect.skip')}</button>
        ${words ? html`<button type="button" class="link" @click=${this.clear}>${this.t('reflect.clear')}</button>` : nothing}
      </div>
      <p class="sr-only" role="status">${this.wasCleared ? this.t('reflect.cleared') : nothing}</p>
    </div>`;
  }
}
customElements.define('reflect-step', ReflectStep);
