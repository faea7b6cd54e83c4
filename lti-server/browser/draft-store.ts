import { draftsSchema, type DraftChange, type Drafts, type KeptIn } from '#shared/components/drafts.ts';
import { keepInEntry, readEntry } from './entry-state.ts';

/** ms; browsers ignore an entry's state that is changed with every key. */
const pause = 300;

/**
 * Where drafts of one person and module stay. They never leave this browser: nothing else reads this store. Where a
 * frame is refused storage, the scenario's path stays with the history entry; what a person wrote (reflection, plan)
 * stays in memory alone, because browsers keep and may sync their history.
 */
export class DraftStore {
  readonly keptIn: KeptIn;
  private readonly key: string;
  private drafts: Drafts;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(draftKey: string, moduleId: string) {
    this.key = `tend-draft:${draftKey}:${moduleId}`;
    this.keptIn = canStore() ? 'browser' : 'page';
    this.drafts = this.read();
  }

  get all(): Drafts {
    return this.drafts;
  }

  keep(change: DraftChange): void {
    this.drafts = { ...this.drafts, [change.step]: change.draft };
    if (this.keptIn === 'page') {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.flush(), pause);
      return;
    }
    try {
      localStorage.setItem(this.key, JSON.stringify(this.drafts));
    } catch {
      // Full: the page itself still holds what was written.
    }
  }

  /** Writes what waits; called when the page is left. */
  flush(): void {
    clearTimeout(this.timer);
    if (this.keptIn === 'page') keepInEntry(this.key, { decide: this.drafts.decide });
  }

  private read(): Drafts {
    try {
      const kept: unknown =
        this.keptIn === 'page' ? readEntry(this.key) : JSON.parse(localStorage.getItem(this.key) ?? '{}');
      const parsed = draftsSchema.safeParse(kept);
      return parsed.success ? parsed.data : {};
    } catch {
      return {};
    }
  }
}

function canStore(): boolean {
  try {
    localStorage.setItem('tend-probe', '');
    localStorage.removeItem('tend-probe');
    return true;
  } catch {
    return false;
  }
}
