import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Nudge } from '#shared/schemas/nudge.ts';
import { exampleContent, exampleNudge } from '../example-content.ts';
import { readContent } from '../read-content.ts';
import { nearDuplicates } from './near-duplicates.ts';

const root = join(import.meta.dirname, '../..');
const library = readContent(join(root, 'shared/content/nudges'), root).nudges.map(({ value }) => value);

const findingsOf = (nudges: Nudge[], beside = library) =>
  [
    ...(nearDuplicates.checkContent?.(exampleContent({ nudges }), {
      sourceIds: new Set(),
      library: beside,
      isWhole: false,
      isPack: false,
    }) ?? []),
  ].map(({ message }) => message);

const nudge = (id: string, text: string, act: string) => exampleNudge({ id }, { text, act });

/** Prompts of the library, each said once more in other words, as a tired author might. */
const again: [id: string, text: string, act: string][] = [
  [
    'helping-autonomy-one-to-one',
    'At the end of a talk, ask: "What is one thing I could take away or stop for you?" Put it in your diary.',
    'Take away or stop one thing',
  ],
  [
    'attending-inclusion-meeting',
    'Is there someone who has not said a word? Pause, count to five, and ask what we are missing.',
    'Pause and ask what we are missing',
  ],
  [
    'empathising-vision-email',
    'When you have to say no, put it in the first line. Then name what it will cost them.',
    'Put the no first and name its cost',
  ],
  [
    'understanding-autonomy-meeting',
    'As the talk ends, ask: "What stands in the way of doing this well?" Note it in their words.',
    'Note what stands in the way in their words',
  ],
  [
    'helping-teamwork-calendar',
    'Which delay keeps coming back? Ring someone on the other side today and ask how they see it.',
    'Ring someone on the other side about the delay',
  ],
  [
    'understanding-autonomy-review',
    'When a test did not work out, ask first what they learned. Keep your view for the end.',
    'Ask what they learned first',
  ],
  [
    'helping-vision-calendar',
    'Look at the week. Is there a meeting you could shorten or cancel so that someone gets an hour back?',
    'Cancel or shorten one meeting',
  ],
  [
    'attending-vision-anytime',
    'Few hands today? Leave out the long check-in. Say what can wait, and that you decided it.',
    'Say what can wait today',
  ],
  [
    'empathising-teamwork-calendar',
    'One meeting after another? Breathe slowly twice. Ask for five minutes in between.',
    'Take five minutes between meetings',
  ],
  [
    'attending-autonomy-meeting',
    'When someone has a new idea, let them finish. Nobody says why not until they are done.',
    'Let a new idea be finished',
  ],
];

describe('near-duplicates', () => {
  it.each(again)('names %s when its idea comes again in other words', (id, text, act) => {
    const findings = findingsOf([nudge('new', text, act)]);
    expect(findings).toContainEqual(expect.stringContaining(`as "${id}"`));
    expect(findings[0]).toMatch(/says nearly the same \(0\.\d\d, from 0\.4\).*another act and another cue/);
  });

  it('lets a new idea in the tone of the others pass', () => {
    const text = 'Has a student joined for the week? Show them who to ask when you are not there.';
    expect(findingsOf([nudge('new', text, 'Show a student who to ask')])).toEqual([]);
  });

  it('compares the prompts of one file with each other, and names a pair once', () => {
    const text = 'When the bus is late, ring the house and say so.';
    const pair = [nudge('one', text, 'Ring the house'), nudge('other', `Today? ${text}`, 'Ring the house')];
    expect(findingsOf(pair, [])).toEqual([expect.stringContaining('as "one"')]);
  });

  it('does not compare a prompt of the library with itself, nor with what it said before', () => {
    expect(findingsOf(library.slice(0, 5))).toEqual([]);
    const [one, other] = library as [Nudge, Nudge];
    const { text, act } = one.locales.en;
    expect(
      findingsOf([nudge(one.id, 'Is it raining? Lend a coat.', 'Lend a coat'), nudge(other.id, text, act)]),
    ).toEqual([]);
  });
});
