import * as z from 'zod/mini';
import type { StoredItem } from './stored-item.ts';

const versionSchema = z.string().check(z.maxLength(40));

const newsSchema = z.strictObject({
  version: z.literal(1),
  /** Updates whose notes nobody has looked at: those later than `after`, the newest of them named. */
  waiting: z.nullable(z.strictObject({ after: versionSchema, newest: versionSchema })),
});
export type News = z.infer<typeof newsSchema>;

/** What is new since somebody last looked. It is said in the popup and gone once it was looked at. */
export const newsItem: StoredItem<News> = { key: 'news', schema: newsSchema, fallback: { version: 1, waiting: null } };
