import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import { type JournalEntries, journalAsJson, maxFileBytes } from '../journal-file/journal-file.ts';
import { journalRows } from '../journal-file/journal-rows.ts';
import { readJournalFile } from '../journal-file/read-journal-file.ts';
import { rowsAsMarkdown } from '../journal-file/rows-as-markdown.ts';
import { sendMessage } from '../messages/send-message.ts';
import { readClock } from '../nudging/clock.ts';
import { loadNudges } from '../nudging/load-nudges.ts';
import { localTimeOf } from '../nudging/local-time-of.ts';
import { readJournal } from '../storage/journal.ts';
import { readUnlocked, watchJournalKey } from '../storage/journal-key.ts';
import { type Merge, previewMerge } from '../storage/merge-journal.ts';
import { watchJournal, withJournal } from '../storage/open-journal.ts';
import { Refused } from '../storage/refused.ts';
import { readSeal } from '../storage/seal-record.ts';
import { readShown } from '../storage/shown-log.ts';
import { fieldStyles } from './field-styles.ts';
import { formatDay } from './format-time.ts';
import './journal-unlock.ts';
import { type PageWord, type PageWords, wordOf } from './page-words.ts';
import { refusalWord } from './refusal-word.ts';
import { saveFile } from './save-file.ts';

const kinds = ['json', 'csv', 'markdown'] as const;
type Kind = (typeof kinds)[number];

/** Takes the journal along as a file, and brings one in after its owner has seen what it would change. */
export class JournalCopies extends LitElement {
  static override properties = {
    t: { attribute: false },
    keepsForGood: { type: Boolean },
    brought: { state: true },
    said: { state: true },
    isWrong: { state: true },
    isLocked: { state: true },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles];

  declare t: PageWords;
  declare keepsForGood: boolean;
  declare private brought: { entries: JournalEntries; merge: Merge; leftOut: number } | null;
  declare private said: string;
  declare private isWrong: boolean;
  /** Words that are locked go into no file, and none come in. */
  declare private isLocked: boolean;
  private stops: (() => void)[] = [];

  constructor() {
    super();
    this.keepsForGood = false;
    this.brought = null;
    this.said = '';
    this.isWrong = false;
    this.isLocked = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const read = async () => {
      // One that cannot be opened says so when it is asked for something.
      this.isLocked = (await withJournal(readSeal).catch(() => null)) !== null && (await readUnlocked()) === null;
    };
    this.stops = [watchJournal(() => void read()), watchJournalKey(() => void read())];
    void read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.stops) stop();
  }

  private say(word: PageWord, values: Record<string, number> = {}, isWrong = false): void {
    this.said = this.t(word, values);
    this.isWrong = isWrong;
  }

  private async attempt(work: () => Promise<void>, failed: PageWord): Promise<void> {
    try {
      await work();
    } catch (error) {
      console.error('Tend could not read or write a file:', error);
      this.say(error instanceof Refused ? refusalWord(error.reason) : failed, {}, true);
    }
  }

  private async save(kind: Kind): Promise<void> {
    const { t } = this;
    const now = await readClock();
    const { notes, plans, challenges, unreadable } = await readJournal();
    const entries = { notes, plans, challenges, shown: await readShown(Infinity) };
    const name = `tend-${localTimeOf(now).date}`;
    const rows = async () => journalRows(entries, await loadNudges().catch(() => null), t, t.locale);
    if (kind === 'json') saveFile(`${name}.json`, 'application/json', journalAsJson(entries, now));
    if (kind === 'csv') {
      // Loaded only for whoever wants a table.
      const { rowsAsCsv } = await import('../journal-file/rows-as-csv.ts');
      saveFile(`${name}.csv`, 'text/csv', rowsAsCsv(await rows(), t));
    }
    if (kind === 'markdown') {
      const text = rowsAsMarkdown(await rows(), t, (date) => formatDay(date, t.locale));
      saveFile(`${name}.md`, 'text/markdown', text);
    }
    this.say(unreadable > 0 ? 'fileSavedPart' : 'fileSaved', { count: unreadable });
  }

  private async choose(event: Event): Promise<void> {
    const input = event.currentTarget as HTMLInputElement;
    const [file] = input.files ?? [];
    // So that the same file can be chosen again.
    input.value = '';
    this.brought = null;
    if (!file) return;
    if (file.size > maxFileBytes) return this.say('fileTooLarge', {}, true);
    const reading = readJournalFile(new Uint8Array(await file.arrayBuffer()), await readClock());
    if (reading.kind === 'refused') return this.say(wordOf('file', reading.reason), {}, true);
    const { entries, leftOut } = reading;
    const merge = await previewMerge(entries);
    if (merge.added + merge.renewed > 0) {
      this.brought = { entries, merge, leftOut };
      this.say('filePreview', { ...merge });
    } else if (leftOut > 0) this.say('fileLeftOut', { count: leftOut }, true);
    else this.say('fileNothing');
  }

  private async add(): Promise<void> {
    if (!this.brought) return;
    const outcome = await sendMessage({ type: 'journalBroughtIn', entries: this.brought.entries });
    // What was brought stays at hand when there was no room for it.
    if (outcome.isDone) this.brought = null;
    this.say(outcome.isDone ? 'fileAdded' : refusalWord(outcome.reason), {}, !outcome.isDone);
  }

  private leave(): void {
    this.brought = null;
    this.said = '';
  }

  protected override render(): TemplateResult {
    const { t, brought } = this;
    if (this.isLocked) return html`<journal-unlock .t=${t} .intro=${t('lockedFile')}></journal-unlock>`;
    return html`<section>
      <div class="row">
        ${kinds.map(
          (kind) =>
            html`<button type="button" @click=${() => this.attempt(() => this.save(kind), 'notSaved')}>
              ${t(wordOf('file', kind))}
            </button>`,
        )}
      </div>
      <div>
        <label class="title" for="file">${t('fileBring')}</label>
        <input
          id="file"
          type="file"
          accept=".json,application/json"
          @change=${(event: Event) => this.attempt(() => this.choose(event), 'fileFailed')}
        />
      </div>
      <p role="status" class=${this.isWrong ? 'wrong' : ''}>${this.said}</p>
      ${brought ? this.drawPreview(brought.leftOut) : nothing}
    </section>`;
  }

  private drawPreview(leftOut: number): TemplateResult {
    const { t } = this;
    return html`${leftOut > 0 ? html`<p>${t('fileLeftOut', { count: leftOut })}</p>` : nothing}
      ${this.keepsForGood ? nothing : html`<p class="small muted">${t('fileOld')}</p>`}
      <div class="row">
        <button type="button" class="primary" @click=${() => this.add()}>${t('fileAdd')}</button>
        <button type="button" @click=${() => this.leave()}>${t('fileLeave')}</button>
      </div>`;
  }
}
customElements.define('journal-copies', JournalCopies);
