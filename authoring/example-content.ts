import type { Module, ModuleText } from '#shared/schemas/module.ts';
import type { Nudge, NudgeText } from '#shared/schemas/nudge.ts';
import type { Path } from '#shared/schemas/path.ts';
import type { Content, ContentItem } from './content.ts';

/** A nudge that keeps every rule, for tests that break one. `text` changes its English. */
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
    frameworks: ['KF1', 'HEIW7:1', 'OLW:hands'],
    evidence: ['west-2017'],
    cooldownDays: 112,
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
      cy: {
        text: 'Cyn anfon hwn, gofynnwch: "Beth all aros tan yr wythnos nesaf?" Tynnwch y rhan honno allan.',
        why: 'Mae nodyn byr yn haws ei ateb ar ddiwrnod prysur.',
        act: 'Tynnu allan yr hyn all aros',
        planSeed: { cue: 'byddaf yn ysgrifennu at fy nhîm', response: 'tynnu allan yr hyn all aros' },
        status: 'draft',
      },
      ...changes.locales,
    },
  };
}

/** The same in English alone, as a pack may be. */
export function withoutWelsh<T extends Nudge | Module>(item: T): T {
  return { ...item, locales: { en: item.locales.en } };
}

const turn = (target: string): Record<string, string> => ({ one: target, two: target, three: target });
const asked = ['a', 'b', 'c'].map((id) => ({ id, options: ['one', 'two', 'three'], correct: 'two' }));
const days = [2, 7, 21].map((day) => ({ id: `day-${day}`, day }));

/** A module that keeps every rule: three scenes in a row, the last of which leads to each ending. */
export function exampleModule(): Module {
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
    followUps: days,
    locales: {
      en: moduleText({
        line: 'You ask them what they see, and then you wait.',
        question: 'Which of the three would you choose?',
        hint: 'Leave out names and the facts of any case.',
        phrase: 'say that I am late today',
      }),
      cy: moduleText({
        line: 'Gofynnwch beth maen nhw yn ei weld, ac yna arhoswch.',
        question: 'Pa un fyddech chi yn ei ddewis?',
        hint: 'Gadewch allan enwau a ffeithiau unrhyw achos.',
        phrase: 'dweud fy mod yn hwyr heddiw',
      }),
    },
  };
}

interface Words {
  line: string;
  question: string;
  hint: string;
  phrase: string;
}

function moduleText({ line, question, hint, phrase }: Words): ModuleText {
  const keyed = <T>(keys: readonly string[], value: T): Record<string, T> =>
    Object.fromEntries(keys.map((key) => [key, value]));
  const options = ['one', 'two', 'three'];
  const scene = { text: line, options: keyed(options, { label: line, consequence: line }) };
  return {
    title: line,
    summary: line,
    read: { heading: line, paragraphs: Array.from({ length: 16 }, () => line) },
    decide: {
      setting: line,
      scenes: keyed(['first', 'second', 'third'], scene),
      endings: keyed(['calm', 'tense', 'open'], { title: line, text: line }),
    },
    reflect: { question, hint },
    plan: { intro: line, cues: [phrase, phrase], responses: [phrase, phrase] },
    check: keyed(['a', 'b', 'c'], { question, options: keyed(options, { label: line, feedback: line }) }),
    followUps: keyed(
      days.map(({ id }) => id),
      { question, yes: line, notYet: line, changed: line },
    ),
    status: 'draft',
  };
}

/** What was read, made from values: every item is on line 1 of its own file. */
export function exampleContent({
  nudges = [],
  modules = [],
  paths = [],
}: Partial<{ nudges: Nudge[]; modules: Module[]; paths: Path[] }>): Content {
  const item = <T extends { id: string }>(folder: string, value: T): ContentItem<T> => ({
    file: `${folder}/${value.id}.yaml`,
    value,
    lineOf: () => 1,
  });
  return {
    nudges: nudges.map((nudge) => item('nudges', nudge)),
    modules: modules.map((module) => item('modules', module)),
    paths: paths.map((path) => item('paths', path)),
    sources: [],
    problems: [],
  };
}
