import { expect, it } from 'vitest';
import { guessMoment } from './guess-moment.ts';

it.each([
  ['I open my Monday one-to-one', 'one-to-one'],
  ['my 1:1 with them begins', 'one-to-one'],
  ['a one-to-one meeting ends', 'one-to-one'],
  ['byddaf yn agor cyfarfod un-i-un', 'one-to-one'],
  ['I write an appraisal', 'review'],
  ['an email makes me cross', 'email'],
  ['I answer an e-mail late', 'email'],
  ['byddaf yn ateb neges', 'email'],
  ['the team meeting goes quiet', 'meeting'],
  ['I lead the huddle', 'meeting'],
  ['mewn cyfarfod tîm', 'meeting'],
  ['cyn y gyfarfod', 'meeting'],
  ['I look at my diary on Friday', 'calendar'],
  ['someone tells me about a bad shift', null],
  ['I feel remailed', null],
  ['', null],
])('"%s" names %s', (cue, moment) => {
  expect(guessMoment(cue)).toBe(moment);
});
