import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Box, chooseCorner } from './choose-corner.ts';

const card = { width: 320, height: 240 };
const view = { width: 1100, height: 800 };

it.each<[string, Box | null, { left: number; top: number } | null]>([
  ['nothing has focus', null, { left: 16, top: 544 }],
  ['a composer at the bottom right', { left: 600, top: 300, right: 1080, bottom: 780 }, { left: 16, top: 544 }],
  ['a composer at the bottom left', { left: 0, top: 500, right: 500, bottom: 800 }, { left: 764, top: 544 }],
  ['a composer over the whole foot', { left: 0, top: 500, right: 1100, bottom: 800 }, { left: 764, top: 16 }],
  ['a column on the right and a foot', { left: 500, top: 0, right: 1100, bottom: 800 }, { left: 16, top: 544 }],
  ['a composer over everything', { left: 0, top: 0, right: 1100, bottom: 800 }, null],
])('%s', (_name, focused, corner) => {
  expect(chooseCorner(card, view, focused)).toEqual(corner);
});

it('is not shown in a window that is too small for it', () => {
  expect(chooseCorner(card, { width: 340, height: 800 }, null)).toBeNull();
  expect(chooseCorner(card, { width: 1100, height: 260 }, null)).toBeNull();
});

it('never meets the focused element and never leaves the window', () => {
  const length = fc.integer({ min: 0, max: 1500 });
  fc.assert(
    fc.property(length, length, length, length, length, length, (left, top, width, height, viewWidth, viewHeight) => {
      const focused = { left, top, right: left + width, bottom: top + height };
      const at = chooseCorner(card, { width: viewWidth, height: viewHeight }, focused);
      if (!at) return;
      const meets =
        at.left < focused.right &&
        at.left + card.width > focused.left &&
        at.top < focused.bottom &&
        at.top + card.height > focused.top;
      expect(meets).toBe(false);
      expect(
        Math.min(at.left, at.top, viewWidth - at.left - card.width, viewHeight - at.top - card.height),
      ).toBeGreaterThanOrEqual(16);
    }),
  );
});
