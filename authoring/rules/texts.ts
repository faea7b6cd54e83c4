import type { Locale } from '#shared/schemas/locale.ts';
import type { Module, ModuleText } from '#shared/schemas/module.ts';
import type { Nudge, NudgeText } from '#shared/schemas/nudge.ts';
import type { Path } from '../content.ts';

interface Text {
  path: Path;
  text: string;
}

/** Who reviewed a text, and when, is not part of what a learner reads. */
export const reviewKeys = new Set(['status', 'reviewer', 'reviewedOn']);

/** Every string in a value, with the way to it. */
export function* stringsOf(value: unknown, path: Path = []): Generator<Text> {
  if (typeof value === 'string') yield { path, text: value };
  else if (typeof value === 'object' && value !== null) {
    for (const [key, child] of Object.entries(value)) yield* stringsOf(child, [...path, key]);
  }
}

/** What people read of a nudge or module in English, the language that words and readability are checked in. */
export function* englishOf(item: Nudge | Module): Generator<Text> {
  for (const [key, value] of Object.entries(item.locales.en)) {
    if (!reviewKeys.has(key)) yield* stringsOf(value, ['locales', 'en', key]);
  }
}

export function nudgeLocales(nudge: Nudge): [Locale, NudgeText][] {
  return Object.entries(nudge.locales) as [Locale, NudgeText][];
}

export function moduleLocales(module: Module): [Locale, ModuleText][] {
  return Object.entries(module.locales) as [Locale, ModuleText][];
}
