import * as z from 'zod/mini';

/** BCP 47 tags of the languages that Tend is written in; English is the source and always there. */
export const locales = ['en', 'cy'] as const;
export const localeSchema = z.enum(locales);
export type Locale = z.infer<typeof localeSchema>;

/** What is known of a text in one language: a draft (a machine's Welsh, say) is marked as such until a person has read it. */
export const reviewShape = {
  status: z.enum(['draft', 'reviewed']),
  reviewer: z.optional(z.string().check(z.minLength(1))),
  reviewedOn: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
};

/** A text in the reader's language, or in English where it has no other; `lang` says which of them it is. */
export function textIn<T>(texts: { en: T; cy?: T | undefined }, locale: Locale): { text: T; lang: Locale } {
  const text = texts[locale];
  return text === undefined ? { text: texts.en, lang: 'en' } : { text, lang: locale };
}
