import type { Module } from '#shared/schemas/module.ts';
import type { Nudge, NudgeText } from '#shared/schemas/nudge.ts';
import type { Content, ContentItem } from './content.ts';

/** A nudge that keeps every rule, for tests that break one. */
export function exampleNudge(changes: Partial<Nudge> = {}, text: Partial<NudgeText> = {}): Nudge {
  return {
    id: 'helping-vision-email',
    version: 1,
    behaviour: 'helping',
    element: 'vision',
    contexts: ['email'],
    trigger: 'before',
    effortSeconds: 15,
    load: 'low',
    tone: ['practical'],
    okWhenShortStaffed: true,
    avoidWhen: [],
    frameworks: ['KF1', 'OLW:hands'],
    evidence: ['west-2017'],
    cooldownDays: 56,
    licence: 'CC-BY-4.0',
    ...changes,
    locales: {
      en: {
        text: 'Before you send this, ask: "What could wait until next week?" Take that part out.',
        why: 'A short note is easier to answer on a busy day.',
        act: 'Take out what can wait',
        planSeed: { cue: 'I write to my team', response: 'take out what can wait' },
        status: 'draft',
        ...text,
      },
    },
  };
}

const turn = (target: string): Record<string, string> => ({ one: target, two: target, three: target });
const options = { one: 'One thing.', two: 'A second thing.', three: 'A third thing.' };
const textsOf = <T>(make: (label: string) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(options).map(([key, label]) => [key, make(label)]));
const scene = { text: 'They wait.', options: textsOf((label) => ({ label, consequence: 'They see it.' })) };

/** A module that keeps every rule: three scenes in a row, the last of which leads to each ending. */
export function exampleModule(): Module {
  const ending = { title: 'An end', text: 'It went as it went.' };
  const question = { question: 'Which one?', options: textsOf((label) => ({ label, feedback: 'That is one view.' })) };
  const asked = ['a', 'b', 'c'].map((id) => ({ id, options: Object.keys(options), correct: 'two' }));
  return {
    id: 'example',
    version: 1,
    minutes: 8,
    behaviours: ['helping'],
    elements: ['vision'],
    evidence: ['west-2017'],
    licence: 'CC-BY-4.0',
    steps: ['read', 'decide', 'reflect', 'plan', 'check'],
    scenario: {
      start: 'first',
      scenes: { first: turn('second'), second: turn('third'), third: { one: 'calm', two: 'tense', three: 'open' } },
      endings: ['calm', 'tense', 'open'],
    },
    questions: asked,
    locales: {
      en: {
        title: 'Example',
        summary: 'An example.',
        read: {
          heading: 'One idea',
          paragraphs: Array.from({ length: 16 }, () => 'You ask them what they see, and then you wait.'),
        },
        decide: {
          setting: 'You lead a team.',
          scenes: { first: scene, second: scene, third: scene },
          endings: { calm: ending, tense: ending, open: ending },
        },
        reflect: { question: 'What helped?', hint: 'Leave out names and the facts of any case.' },
        plan: {
          intro: 'Choose a time and an act.',
          cues: ['I am late', 'I am early'],
          responses: ['say so', 'sit down'],
        },
        check: Object.fromEntries(asked.map(({ id }) => [id, question])),
        status: 'draft',
      },
    },
  };
}

/** What was read, made from values: every item is on line 1 of its own file. */
export function exampleContent({ nudges = [], modules = [] }: { nudges?: Nudge[]; modules?: Module[] }): Content {
  const item = <T extends { id: string }>(folder: string, value: T): ContentItem<T> => ({
    file: `${folder}/${value.id}.yaml`,
    value,
    lineOf: () => 1,
  });
  return {
    nudges: nudges.map((nudge) => item('nudges', nudge)),
    modules: modules.map((module) => item('modules', module)),
    paths: [],
    sources: [],
    problems: [],
  };
}
