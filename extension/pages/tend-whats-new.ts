import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { browser } from 'wxt/browser';
import { tendMark } from '#shared/components/marks.ts';
import { sendMessage } from '../messages/send-message.ts';
import { newsItem } from '../storage/news.ts';
import { readItem } from '../storage/stored-item.ts';
import { fetchReleaseNotes } from '../whats-new/fetch-release-notes.ts';
import { notesBetween, spokenVersion } from '../whats-new/notes-between.ts';
import type { ReleaseNote } from '../whats-new/release-note.ts';
import { ReadingPage } from './reading-page.ts';

/** What updates brought: first what is new to whoever opens it, then what they have seen. To open it is to look. */
export class TendWhatsNew extends ReadingPage {
  static override properties: PropertyDeclarations = { notes: { state: true } };

  declare private notes: { unread: readonly ReleaseNote[]; seen: readonly ReleaseNote[] } | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.look();
  }

  private async look(): Promise<void> {
    const [notes, { value: news }] = await Promise.all([fetchReleaseNotes(), readItem(newsItem)]);
    const upTo = browser.runtime.getManifest().version;
    const all = notesBetween(notes, { after: null, upTo });
    const unread = news.waiting ? notesBetween(notes, { after: news.waiting.after, upTo }) : [];
    this.notes = { unread, seen: all.filter((note) => !unread.includes(note)) };
    if (news.waiting) await sendMessage({ type: 'newsRead' });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { t, notes } = this;
    // The words of a page come after it.
    if (!t || !notes) return nothing;
    const { unread, seen } = notes;
    const isEmpty = unread.length + seen.length === 0;
    return html`<main>
      <h1>${tendMark()} ${t('newsTitle')}</h1>
      ${isEmpty ? html`<p class="reading">${t('newsEmpty')}</p>` : nothing} ${unread.map((note) => this.drawNote(note))}
      ${unread.length > 0 && seen.length > 0 ? html`<p class="muted">${t('newsSeen')}</p>` : nothing}
      ${seen.map((note) => this.drawNote(note))}
      <p><a href="options.html">${t('newsToSettings')}</a></p>
    </main>`;
  }

  private drawNote({ version, ...lines }: ReleaseNote): TemplateResult {
    return this.drawSection(this.t('newsVersion', { version: spokenVersion(version) }), lines[this.locale]);
  }
}
customElements.define('tend-whats-new', TendWhatsNew);
