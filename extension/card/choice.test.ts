// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { choiceOf } from './choice.ts';

function pressed(markup: string, isTrusted: boolean) {
  document.body.innerHTML = markup;
  const target = document.querySelector('#at');
  return choiceOf({ isTrusted, composedPath: () => [target] } as unknown as Event);
}

it('is what the button says, wherever on it the press was', () => {
  expect(pressed('<button id="at" data-choice="useful">Useful</button>', true)).toBe('useful');
  expect(pressed('<button data-choice="plan"><span id="at">Plan</span></button>', true)).toBe('plan');
});

it('is nothing beside a button, and nothing when a script pressed it', () => {
  expect(pressed('<p id="at">text</p>', true)).toBeUndefined();
  expect(pressed('<button id="at" data-choice="useful">Useful</button>', false)).toBeUndefined();
});
