import { describe, expect, it } from 'vitest';
import type { Module } from '#shared/schemas/module.ts';
import { exampleModule } from '../example-content.ts';
import { allRules } from './all-rules.ts';

type Draft = Module & { scenario: NonNullable<Module['scenario']>; questions: NonNullable<Module['questions']> };

const findingsOf = (module: Module) =>
  allRules.flatMap((rule) => Array.from(rule.checkModule?.(module) ?? [], ({ message }) => `${rule.name}: ${message}`));

/** Each rule with what breaks it, and the words that the author then reads. */
const faults: [rule: string, message: RegExp, change: (module: Draft) => void][] = [
  ['steps', /the order is read, decide/, (m) => (m.steps = m.steps.toReversed())],
  ['steps', /the step "reflect" has no text/, (m) => delete m.locales.en.reflect],
  ['steps', /"plan" is not among the steps/, (m) => m.steps.splice(3, 1)],
  ['steps', /"scenario" goes with the step "decide"/, (m) => delete (m as Module).scenario],
  ['reading-length', /130 words, from 150 to 200: add 20/, (m) => m.locales.en.read?.paragraphs.splice(0, 3)],
  [
    'reading-length',
    /204 words, from 150 to 200: cut 4/,
    (m) => m.locales.en.read?.paragraphs.push(...Array(4).fill('You ask them what they see, and then you wait now.')),
  ],
  [
    'readability',
    /grade/,
    (m) =>
      (m.locales.en.read!.paragraphs = [
        'Organisational psychological complexity necessitates interdisciplinary collaboration.',
      ]),
  ],
  ['sentence-length', /21 words/, (m) => (m.locales.en.decide!.setting = `${'so '.repeat(20)}on.`)],
  ['no-exclamation', /exclamation/, (m) => (m.locales.en.title = 'Read this!')],
  ['no-markup', /markup/, (m) => (m.locales.en.summary = 'An <img src=x onerror=alert(1)> example.')],
  ['banned-words', /always/, (m) => (m.locales.en.summary = 'It always works.')],
  ['british-spelling', /American/, (m) => (m.locales.en.summary = 'On behavior.')],
  ['reflection-hint', /leave out names/, (m) => (m.locales.en.reflect!.hint = 'Write what comes to mind.')],
  ['scenario-graph', /no scene "nowhere"/, (m) => (m.scenario.start = 'nowhere')],
  [
    'scenario-graph',
    /"nowhere" is neither a scene nor an ending/,
    (m) => (m.scenario.scenes['first']!['one'] = 'nowhere'),
  ],
  ['scenario-graph', /ends after turn 1/, (m) => (m.scenario.scenes['first']!['one'] = 'calm')],
  ['scenario-graph', /goes on after turn 3/, (m) => (m.scenario.scenes['third']!['one'] = 'first')],
  ['scenario-graph', /2 options in "second", give 3/, (m) => delete m.scenario.scenes['second']!['one']],
  [
    'scenario-graph',
    /no path reaches the scene "lonely"/,
    (m) => (m.scenario.scenes['lonely'] = { one: 'calm', two: 'calm', three: 'calm' }),
  ],
  ['scenario-graph', /no path reaches the ending "calm"/, (m) => (m.scenario.scenes['third']!['one'] = 'open')],
  ['scenario-graph', /2 endings, at least 3/, (m) => (m.scenario.endings = ['calm', 'tense'])],
  ['scenario-graph', /"calm" is there twice/, (m) => m.scenario.endings.push('calm')],
  ['scenario-texts', /the text "second" is missing/, (m) => delete m.locales.en.decide!.scenes['second']],
  [
    'scenario-texts',
    /nothing uses the text "secnod"/,
    (m) => (m.locales.en.decide!.scenes['secnod'] = m.locales.en.decide!.scenes['second']!),
  ],
  ['scenario-texts', /the text "four" is missing/, (m) => (m.scenario.scenes['second']!['four'] = 'third')],
  [
    'scenario-texts',
    /nothing uses the text "glad"/,
    (m) => (m.locales.en.decide!.endings['glad'] = { title: 'Glad', text: 'Glad.' }),
  ],
  ['questions', /2 questions, give 3/, (m) => m.questions.pop()],
  ['questions', /"five" is not an option/, (m) => (m.questions[0]!.correct = 'five')],
  ['questions', /twice/, (m) => (m.questions[1]!.id = 'a')],
  ['questions', /twice/, (m) => m.questions[0]!.options.push('one')],
  ['questions', /the text "c" is missing/, (m) => delete m.locales.en.check!['c']],
  ['plan-seed', /leave out "if"/i, (m) => (m.locales.en.plan!.cues[1] = 'if we meet')],
  ['plan-seed', /leave out "then"/, (m) => (m.locales.en.plan!.responses[0] = 'then say so')],
  ['plan-seed', /leave out "os"/, (m) => (m.locales.cy!.plan!.cues[1] = 'os byddwn yn cwrdd')],
  ['plan-seed', /leave out "byddaf"/, (m) => (m.locales.cy!.plan!.responses[0] = 'byddaf yn gofyn')],
  ['plan-seed', /full stop/, (m) => (m.locales.cy!.plan!.responses[0] = 'gofyn.')],
  ['readability', /grade/, (m) => (m.locales.en.followUps!['day-2']!.yes = 'Organisational '.repeat(90))],
  ['follow-ups', /the text "day-7" is missing/, (m) => delete m.locales.cy!.followUps!['day-7']],
  ['follow-ups', /the text "day-2" is missing/, (m) => delete m.locales.en.followUps],
  ['follow-ups', /nothing uses the text "day-21"/, (m) => m.followUps!.pop()],
  ['follow-ups', /"day-2" is there twice or out of order/, (m) => (m.followUps = m.followUps!.toReversed())],
  ['follow-ups', /"day-2" is there twice/, (m) => m.followUps!.push({ id: 'day-2', day: 30 })],
  [
    'starts-challenge',
    /goes with the step "plan"/,
    (m) => {
      m.startsChallenge = 'spot';
      m.steps = m.steps.filter((step) => step !== 'plan');
    },
  ],
  ['no-markup', /U\+202E/, (m) => (m.locales.en.title = 'Turn \u{202e}round')],
  ['no-markup', /U\+0007/, (m) => (m.locales.en.title = 'Ring \u{7}')],
  ['no-markup', /data:text/, (m) => (m.locales.en.title = 'See data:text/html,x')],
  ['welsh', /"the", "you" are English/, (m) => (m.locales.cy!.title = 'Beth yw the you')],
  ['welsh', /typographic/, (m) => (m.locales.cy!.title = 'Beth yw’r nod')],
  ['welsh', /accent/, (m) => (m.locales.cy!.title = 'Tî'.normalize('NFD'))],
];

describe('the rules of a module', () => {
  it('have nothing to say about a good one', () => {
    expect(findingsOf(exampleModule())).toEqual([]);
  });

  it.each(faults)('%s says %s', (rule, message, change) => {
    const module = structuredClone(exampleModule()) as Draft;
    change(module);
    expect(findingsOf(module)).toContainEqual(expect.stringMatching(new RegExp(`^${rule}: .*${message.source}`)));
  });

  it('end on a scenario that runs in a circle', () => {
    const module = structuredClone(exampleModule()) as Draft;
    module.scenario.scenes['second'] = { one: 'first', two: 'second', three: 'first' };
    expect(findingsOf(module)).toContainEqual(
      'scenario-graph: runs in a circle, first → second → first: lead one of these on to a new scene',
    );
  });
});
