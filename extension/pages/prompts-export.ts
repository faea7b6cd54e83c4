import { css, html, LitElement, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { createLibrary } from '#shared/selection/nudge-library.ts';
import { promptsAhead } from '../nudging/prompts-ahead.ts';
import { fieldStyles } from './field-styles.ts';
import type { PageWords } from './page-words.ts';
import type { Snapshot } from './read-snapshot.ts';
import { saveFile } from './save-file.ts';

/** The next four weeks of prompts as a file for a phone or a desktop calendar. */
export class PromptsExport extends LitElement {
  static override properties = { t: { attribute: false }, snapshot: { attribute: false }, said: { state: true } };
  static override styles = [
    baseStyles,
    controlStyles,
    fieldStyles,
    css`
      button {
        margin-block: 0.75rem 0.25rem;
      }
    `,
  ];

  declare t: PageWords;
  declare snapshot: Snapshot;
  declare said: string;

  constructor() {
    super();
    this.said = '';
  }

  private async save(): Promise<void> {
    const { settings, memory, nudges, now } = this.snapshot;
    const library = createLibrary(nudges ?? []);
    const prompts = promptsAhead({ settings, memory, library, now: now.epoch, random: Math.random });
    this.said = prompts.length > 0 ? this.t('aheadSaved', { count: prompts.length }) : this.t('aheadNone');
    if (prompts.length === 0) return;
    // The library that writes such files is large, and few need it.
    const { promptsFile } = await import('../nudging/prompts-file.ts');
    saveFile('tend-prompts.ics', 'text/calendar', promptsFile(prompts, this.t.locale, now.epoch));
  }

  protected override render(): TemplateResult {
    const { t } = this;
    return html`<p class="muted">${t('aheadIntro')}</p>
      <button type="button" @click=${() => this.save()}>${t('aheadSave')}</button>
      <p class="small muted" role="status">${this.said}</p>`;
  }
}
customElements.define('prompts-export', PromptsExport);
