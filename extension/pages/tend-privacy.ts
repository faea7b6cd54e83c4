import { html, type TemplateResult } from 'lit';
import { tendMark } from '#shared/components/marks.ts';
import { privacyText } from './privacy-sections.ts';
import { ReadingPage } from './reading-page.ts';

/** What Tend reads, keeps and sends. It shows nothing of the person, so it reads nothing that is stored. */
export class TendPrivacy extends ReadingPage {
  protected override render(): TemplateResult {
    const { intro, sections, toSettings } = privacyText(this.locale);
    return html`<main>
      <h1>${tendMark()} ${this.t('privacyTitle')}</h1>
      <p class="reading">${intro}</p>
      ${sections.map(({ heading, points }) => this.drawSection(heading, points))}
      <p><a href="options.html">${toSettings}</a></p>
    </main>`;
  }
}
customElements.define('tend-privacy', TendPrivacy);
