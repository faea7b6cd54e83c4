import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../shared/messages');
const surfaces = readdirSync(join(root, 'en'));
type Part = object;

function catalogue(locale: string, surface: string): Record<string, string> {
  return JSON.parse(readFileSync(join(root, locale, surface), 'utf8'));
}

/** The names of the values that a message is given, plurals and choices included. */
function valuesOf(message: string, locale: string): string[] {
  const names = new Set<string>();
  const walk = (parts: readonly Part[]): void => {
    for (const part of parts as readonly {
      type: number;
      value?: string;
      options?: Record<string, { value: Part[] }>;
    }[]) {
      // 0 is plain text and 7 the number of a plural: neither names a value.
      if (part.type !== 0 && part.type !== 7 && part.value !== undefined) names.add(part.value);
      for (const option of Object.values(part.options ?? {})) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(message, locale).getAst());
  return [...names].toSorted();
}

it('every surface has a catalogue in both languages', () => {
  expect(readdirSync(join(root, 'cy'))).toEqual(surfaces);
});

describe.each(surfaces)('%s', (surface) => {
  const en = catalogue('en', surface);
  const cy = catalogue('cy', surface);

  it('has every key in Welsh, in the same order, and no other', () => {
    expect(Object.keys(cy)).toEqual(Object.keys(en));
  });

  it('asks for the same values in both languages', () => {
    for (const [key, message] of Object.entries(en)) {
      expect(valuesOf(cy[key] ?? '', 'cy'), key).toEqual(valuesOf(message, 'en'));
    }
  });

  it('leaves no sentence in English', () => {
    const same = Object.entries(en).filter(
      ([key, message]) => /[a-z]+ [a-z]+/i.test(message.replaceAll(/\{[^{}]*\}/g, '')) && cy[key] === message,
    );
    expect(same).toEqual([]);
  });
});
