import { draftsSchema, type DraftChange, type Drafts } from '#shared/components/drafts.ts';

/** Where drafts of one person and module stay: this browser's storage, or this page alone where that is refused. */
export class DraftStore {
  private readonly key: string;
  private drafts: Drafts;

  constructor(draftKey: string, moduleId: string) {
    this.key = `tend-draft:${draftKey}:${moduleId}`;
    this.drafts = this.read();
  }

  get all(): Drafts {
    return this.drafts;
  }

  /** Keeps a changed draft. It never leaves this browser: nothing else reads this store. */
  keep(change: DraftChange): void {
    this.drafts = { ...this.drafts, [change.step]: change.draft };
    try {
      localStorage.setItem(this.key, JSON.stringify(this.drafts));
    } catch {
      // Refused or full: the page itself still holds what was written.
    }
  }

  private read(): Drafts {
    try {
      const parsed = draftsSchema.safeParse(JSON.parse(localStorage.getItem(this.key) ?? '{}'));
      return parsed.success ? parsed.data : {};
    } catch {
      return {};
    }
  }
}
