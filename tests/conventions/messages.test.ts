import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import compile from 'icu-minify/compile';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../shared/messages');
const surfaces = readdirSync(join(root, 'en'));
function catalogue(locale: string, surface: string): Record<string, string> {
  return JSON.parse(readFileSync(join(root, locale, surface), 'utf8'));
}

/** The names of the values that a message is given, plurals and choices included. */
function valuesOf(message: string): string[] {
  const names = new Set<string>();
  const walk = (parts: unknown): void => {
    if (!Array.isArray(parts)) return;
    for (const part of parts as unknown[]) {
      // Text is a string and the number of a plural a number; a value is its name, its kind and what there is to choose.
      if (!Array.isArray(part)) continue;
      const [name, , options] = part as [string, number?, Record<string, unknown>?];
      names.add(name);
      for (const option of Object.values(options ?? {})) walk(option);
    }
  };
  walk(compile(message));
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
      expect(valuesOf(cy[key] ?? ''), key).toEqual(valuesOf(message));
    }
  });

  it('leaves no sentence in English', () => {
    const same = Object.entries(en).filter(
      ([key, message]) => /[a-z]+ [a-z]+/i.test(message.replaceAll(/\{[^{}]*\}/g, '')) && cy[key] === message,
    );
    expect(same).toEqual([]);
  });
});
