import { describe, expect, it } from 'vitest';
import { textIn } from './locale.ts';

describe('a text in the language of the reader', () => {
  it('is that text, and says its language', () => {
    expect(textIn({ en: 'ask', cy: 'gofyn' }, 'cy')).toEqual({ text: 'gofyn', lang: 'cy' });
    expect(textIn({ en: 'ask', cy: 'gofyn' }, 'en')).toEqual({ text: 'ask', lang: 'en' });
  });

  it('is English where there is no other, and says so', () => {
    expect(textIn({ en: 'ask' }, 'cy')).toEqual({ text: 'ask', lang: 'en' });
  });
});
