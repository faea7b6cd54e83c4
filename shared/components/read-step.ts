import { css, html } from 'lit';
import { StepElement } from './step-element.ts';

/** One idea to read, 150 to 200 words. */
export class ReadStep extends StepElement {
  static override styles = [
    StepElement.styles,
    css`
      .reading p + p {
        margin-block-start: 1em;
      }
    `,
  ];
  protected override readonly step = 'read';

  override render() {
    const text = this.textOf('read');
    return html`<div class="stack">
      <h2 tabindex="-1">${text.heading}</h2>
      <div class="reading">${text.paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}</div>
      <button class="primary" type="button" @click=${this.goOn}>${this.t('read.goOn')}</button>
    </div>`;
  }
}
customElements.define('read-step', ReadStep);
