import { emptyDraft, type StoredDraft, storedDraftSchema } from './draft.ts';
import type { StoredItem } from './stored-item.ts';

/** Apart from the other items: no decision about a prompt needs what the schema of a draft knows of notes. */
export const draftItem: StoredItem<StoredDraft> = { key: 'draft', schema: storedDraftSchema, fallback: emptyDraft };
