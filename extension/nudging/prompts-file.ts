import { calendarFile } from '#shared/calendar/calendar-file.ts';
import { textIn, type Locale } from '#shared/schemas/locale.ts';
import type { PromptAhead } from './prompts-ahead.ts';

/** Prompts as a calendar file: each reminds for five minutes. `now` in milliseconds since 1970. */
export function promptsFile(prompts: readonly PromptAhead[], locale: Locale, now: number): string {
  const entries = prompts.map(({ nudge, at }) => {
    const { text, why } = textIn(nudge.locales, locale).text;
    return { key: nudge.id, at, minutes: 5, summary: text, description: why };
  });
  return calendarFile('Prompts', entries, now);
}
