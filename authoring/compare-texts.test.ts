import { describe, expect, it } from 'vitest';
import { compareTexts } from './compare-texts.ts';

const texts = [
  'Before you send this, ask what could wait until next week.',
  'Before you send that, ask what could wait for another week.',
  'When two views clash, hear both sides out.',
  'before you SEND this: ask - what could wait until next week',
  '',
];
const likeness = compareTexts(texts);

describe('the likeness of two texts', () => {
  it('is 1 for the same words, whatever their case and marks', () => {
    expect(likeness(0, 0)).toBeCloseTo(1);
    expect(likeness(0, 3)).toBeCloseTo(1);
  });

  it('is 0 when they share no word, or when one has none', () => {
    expect(likeness(0, 2)).toBe(0);
    expect(likeness(0, 4)).toBe(0);
  });

  it('lies between for a text in other words, and does not depend on the order', () => {
    expect(likeness(0, 1)).toBeGreaterThan(0.2);
    expect(likeness(0, 1)).toBeLessThan(0.95);
    expect(likeness(1, 0)).toBeCloseTo(likeness(0, 1));
  });

  it('takes the forms of a word for one', () => {
    const forms = compareTexts(['They tried it', 'They try it', 'They sold it']);
    expect(forms(0, 1)).toBeGreaterThan(forms(0, 2));
  });

  it('throws for an index that is not there', () => {
    expect(() => likeness(0, 9)).toThrow('texts 0 and 9 of 5');
  });
});
