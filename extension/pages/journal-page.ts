import type { PropertyDeclarations } from 'lit';
import { emptyJournal, type Journal, readJournal } from '../storage/journal.ts';
import { watchJournal } from '../storage/open-journal.ts';
import { PageElement } from './page-element.ts';
import type { PageWords } from './page-words.ts';

/** A page that shows notes and plans as well as what is in the browser's local storage. */
export abstract class JournalPage extends PageElement {
  static override properties: PropertyDeclarations = { journal: { state: true } };

  declare t: PageWords;
  declare journal: Journal;
  private stopWatchingJournal: (() => void) | undefined;

  constructor() {
    super();
    this.journal = emptyJournal;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopWatchingJournal = watchJournal(() => void this.refresh());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopWatchingJournal?.();
  }

  override async refresh(): Promise<void> {
    this.journal = await readJournal();
    await super.refresh();
  }
}
