import { describe, expect, it } from 'vitest';
import type { Nudge, NudgeText } from '#shared/schemas/nudge.ts';
import { exampleNudge } from '../example-content.ts';
import { allRules } from './all-rules.ts';

const findingsOf = (nudge: Nudge) =>
  allRules.flatMap((rule) => Array.from(rule.checkNudge?.(nudge) ?? [], ({ message }) => `${rule.name}: ${message}`));

/** Each rule with a text that breaks it and a text near it that does not. */
const texts: [rule: string, bad: Partial<NudgeText>, good: Partial<NudgeText>][] = [
  ['words', { text: `Before you go, ask ${'a '.repeat(22)}b.` }, { text: `Before you go, ask ${'a '.repeat(20)}b.` }],
  [
    'characters',
    { text: `When they stop, wait. ${'x'.repeat(104)}` },
    { text: `When they stop, wait. ${'x'.repeat(103)}` },
  ],
  ['why-length', { why: `${'so '.repeat(30)}it is.` }, { why: `${'so '.repeat(28)}it is.` }],
  [
    'readability',
    { text: 'Before escalation, identify organisational impediments.' },
    { text: 'Before you pass it on, ask what is in the way.' },
  ],
  [
    'readability',
    { why: 'Organisational communication facilitates interdisciplinary collaboration.' },
    { why: 'People talk more when it is safe to.' },
  ],
  ['sentence-length', { why: `It ${'is so '.repeat(10)}.` }, { why: `It ${'is so '.repeat(9)}.` }],
  [
    'banned-words',
    { text: 'Before you send, simply ask what they need.' },
    { text: 'Before you send, ask what they need.' },
  ],
  ['banned-words', { why: 'Listening improves outcomes for all.' }, { why: 'Listening goes with a better bond.' }],
  [
    'british-spelling',
    { text: 'Before you send, ask whom you should center on.' },
    { text: 'Before you send, ask who comes first.' },
  ],
  [
    'no-exclamation',
    { text: 'Before you send, ask what they need!' },
    { text: 'Before you send, ask what they need.' },
  ],
  ['no-markup', { text: 'Before you send, <b>ask</b> what they need.' }, { text: 'Before you send, ask if 2 < 3.' }],
  ['no-markup', { why: 'See [this](https://example.org).' }, { why: 'See this (again).' }],
  ['cue-first', { text: 'Ask what they need.' }, { text: 'When they call, ask what they need.' }],
  ['cue-first', { text: 'It is good to ask. Ask now.' }, { text: 'Late again? Ask what they need.' }],
  ['one-act', { text: 'When it rains, it pours.' }, { text: 'When it rains, wait.' }],
  ['one-act', { text: 'At ten, say: "One." At noon, say: "Two."' }, { text: 'When they say "one", say: "Two."' }],
  [
    'one-act',
    { text: 'At ten, ask one. Tell two. Thank three. Ring four. Write five.' },
    { text: 'At ten, ask one. Tell two.' },
  ],
  ['one-act', { act: 'Ask them. Then ring the ward.' }, { act: 'Ask them' }],
  [
    'no-verdict',
    { text: 'When you write, ask. Your tone is cold.' },
    { text: 'When you write, ask what tone they need.' },
  ],
  [
    'no-verdict',
    { text: 'This email may sound sharp. Ask first.' },
    { text: 'Does an email sound sharp to you? Ask first.' },
  ],
  [
    'no-verdict',
    { text: 'When they come in, you should ask.' },
    { text: 'When they come in, ask: "Do you need to go?"' },
  ],
  [
    'nothing-personal',
    { text: 'When you meet, ask Priya how it goes.' },
    { text: 'When you meet, ask how it goes on Friday.' },
  ],
  [
    'nothing-personal',
    { text: 'When they are back, ask about the illness.' },
    { text: 'When they are back, ask what would help.' },
  ],
  [
    'nothing-personal',
    { planSeed: { cue: 'they are sick', response: 'ring' } },
    { planSeed: { cue: 'they are back', response: 'ring' } },
  ],
  [
    'plan-seed',
    { planSeed: { cue: 'If we meet', response: 'ask' } },
    { planSeed: { cue: 'we meet', response: 'ask' } },
  ],
  [
    'plan-seed',
    { planSeed: { cue: 'we meet', response: 'then I will ask' } },
    { planSeed: { cue: 'I meet them', response: 'ask' } },
  ],
  ['plan-seed', { planSeed: { cue: 'we meet', response: 'ask.' } }, { planSeed: { cue: 'we meet', response: 'ask' } }],
];

/** behaviour.md 5.5: six prompts that must never ship, each with a rule that stops it. */
const bad: [rule: string, text: string][] = [
  ['no-exclamation', 'Smile! Your mood sets the tone.'],
  ['no-verdict', 'Your reply sounds cold. Be more compassionate.'],
  ['no-verdict', 'You have thanked nobody for 6 days!'],
  ['banned-words', 'Remember: resilience is a choice.'],
  ['nothing-personal', 'Ask Priya how her sick leave went.'],
  ['one-act', 'Leverage psychological safety to unlock cross-functional innovation.'],
];

describe('the writing rules of a prompt', () => {
  it('have nothing to say about a good one', () => {
    expect(findingsOf(exampleNudge())).toEqual([]);
  });

  it.each(texts)('%s catches %j and lets %j pass', (name, broken, sound) => {
    const rule = allRules.find((candidate) => candidate.name === name);
    expect([...(rule?.checkNudge?.(exampleNudge({}, broken)) ?? [])]).not.toEqual([]);
    expect([...(rule?.checkNudge?.(exampleNudge({}, sound)) ?? [])]).toEqual([]);
  });

  it.each(bad)('%s stops "%s"', (rule, text) => {
    expect(findingsOf(exampleNudge({}, { text }))).toContainEqual(expect.stringMatching(`^${rule}:`));
  });

  it.each(bad)('%s is not alone: cue-first stops "%s" too', (_rule, text) => {
    expect(findingsOf(exampleNudge({}, { text }))).toContainEqual(expect.stringMatching(/^cue-first:/));
  });

  it('says how to mend what it found', () => {
    const long = exampleNudge({}, { text: `Before you go, ask ${'a '.repeat(24)}b.` });
    expect(findingsOf(long)).toContain('words: 29 words, at most 25: cut 4');
  });

  it('asks empathy to end in an act or a limit, and only empathy', () => {
    const text = 'When they are upset, stay. It is hard for them.';
    expect(findingsOf(exampleNudge({ behaviour: 'empathising' }, { text }))).toContainEqual(
      expect.stringMatching(/^ends-in-act:/),
    );
    expect(findingsOf(exampleNudge({ behaviour: 'attending' }, { text }))).toEqual([]);
    const limit = 'When they are upset, stay. It is fine to go after ten minutes.';
    expect(findingsOf(exampleNudge({ behaviour: 'empathising' }, { text: limit }))).toEqual([]);
  });

  it('keeps heavy prompts out of short-staffed days, unless they set a boundary', () => {
    expect(findingsOf(exampleNudge({ load: 'high' }))).toContainEqual(expect.stringMatching(/^short-staffed:/));
    expect(findingsOf(exampleNudge({ load: 'high', okWhenShortStaffed: false }))).toEqual([]);
    expect(findingsOf(exampleNudge({ load: 'mid', tone: ['boundary'], effortSeconds: 30 }))).toEqual([]);
  });

  it("asks for the tag of the nudge's own element and of each other frame, once", () => {
    const findings = (...frameworks: string[]) => findingsOf(exampleNudge({ frameworks }));
    expect(findings('KF2', 'HEIW7:1', 'OLW:head')).toEqual([expect.stringMatching(/^frameworks: .*KF1/)]);
    expect(findings('KF1', 'OLW:head')).toEqual([expect.stringMatching(/^frameworks: .*HEIW7:1 to HEIW7:7/)]);
    expect(findings('KF1', 'HEIW7:1')).toEqual([expect.stringMatching(/^frameworks: .*OLW:heart/)]);
    expect(findings('KF1', 'KF1', 'HEIW7:1', 'OLW:head')).toEqual([expect.stringMatching(/^frameworks: .*twice/)]);
  });
});

describe('the rules of Welsh', () => {
  const welshOf = (text: Partial<NudgeText>) => {
    const nudge = exampleNudge();
    Object.assign(nudge.locales.cy!, text);
    return findingsOf(nudge);
  };

  it.each<[string, Partial<NudgeText>]>([
    ['welsh: "when", "they" are English', { text: 'Pan when they dod, arhoswch.' }],
    ['welsh: "dy" is familiar', { text: 'Cyn anfon, darllena dy neges.' }],
    ['welsh: "’" is a typographic mark', { why: 'Mae’n haws.' }],
    ['plan-seed: leave out "os"', { planSeed: { cue: 'os byddaf yn hwyr', response: 'dweud hynny' } }],
    ['plan-seed: leave out "yna"', { planSeed: { cue: 'byddaf yn hwyr', response: 'yna byddaf yn dweud' } }],
    ['words: 26 words', { text: `${'a '.repeat(25)}b.` }],
    ['characters: 126 characters', { text: 'x'.repeat(126) }],
    ['why-length: 31 words', { why: `${'a '.repeat(30)}b.` }],
  ])('say %s', (message, text) => {
    expect(welshOf(text)).toContainEqual(expect.stringContaining(message));
  });

  it.each<Partial<NudgeText>>([
    { text: 'Ar ôl y cyfarfod, gofynnwch: "Wyt ti am siarad? Mae dy farn yn cyfrif."' },
    { text: "Wrth yfed coffi a the, a oes her i'w henwi? Gofynnwch amdani." },
    { planSeed: { cue: 'osgoi sgwrs yr wyf', response: 'ynadu' } },
  ])('let %j pass', (text) => {
    expect(welshOf(text)).toEqual([]);
  });
});
