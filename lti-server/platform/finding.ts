import cy from '#shared/messages/cy/findings.json' with { type: 'json' };
import en from '#shared/messages/en/findings.json' with { type: 'json' };
import { translateAll, type MessageValues } from '#shared/messages/translate.ts';
import type { Locale } from '#shared/schemas/locale.ts';

const words = translateAll({ en, cy });

/** A sentence of findings.json, with what belongs into it; a value may be a sentence itself. */
export interface Said {
  key: keyof typeof en;
  values?: Readonly<Record<string, string | number | Said>>;
}

/** One thing that was looked at. */
export interface Finding {
  what: Said;
  state: 'ok' | 'warn' | 'fail';
  found: Said;
  /** What an operator or a platform's administrator has to change; null when all is well. */
  change: Said | null;
}

/** The same in words. */
export interface SpelledFinding {
  what: string;
  state: Finding['state'];
  found: string;
  change: string | null;
}

export function said(key: Said['key'], values?: Said['values']): Said {
  return values === undefined ? { key } : { key, values };
}

/** An address, a name, what a machine says: the same in every language. */
export function plain(text: string): Said {
  return said('plain', { text });
}

/** What was looked at, in the language of whoever reads it; the command line speaks English. */
export function spellFinding({ what, state, found, change }: Finding, locale: Locale): SpelledFinding {
  return {
    what: spell(what, locale),
    state,
    found: spell(found, locale),
    change: change === null ? null : spell(change, locale),
  };
}

/** A sentence in one language. */
export function spell({ key, values = {} }: Said, locale: Locale): string {
  const entries = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'object' ? spell(value, locale) : value,
  ]);
  return words[locale](key, Object.fromEntries(entries) as MessageValues);
}
