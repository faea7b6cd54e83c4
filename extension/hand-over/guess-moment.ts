import type { PlanMoment } from '#shared/schemas/plan.ts';

/** `\b` knows no accented letters, so a word ends where no letter follows. */
const words = (list: string) => new RegExp(`(?<!\\p{L})(?:${list})(?!\\p{L})`, 'iu');

/** In English, and in Welsh with its changing first letters. The first that fits counts: a "one-to-one meeting" is one. */
const cues: readonly (readonly [PlanMoment, RegExp])[] = [
  [
    'one-to-one',
    words('1[ -]?(?::|to|2)[ -]?1|one[- ](?:to|on)[- ]one|supervision|un[- ]i[- ]un|(?:n?g)?oruchwyliaeth'),
  ],
  [
    'review',
    words('appraisals?|(?:performance|annual) reviews?|pdr|padr|h?arfarniad(?:au)?|(?:n?g)?werthusiad(?:au)?'),
  ],
  ['email', words('e-?mails?|inbox|h?e-?bost|neges(?:euon)?')],
  [
    'meeting',
    words('meetings?|huddles?|handovers?|stand-?ups?|(?:ngh|[cg]|ch)yfarfod(?:ydd)?|(?:nh|th|[td])rosglwyddo'),
  ],
  ['calendar', words('calendar|diary|(?:ngh|[cg]|ch)alendr|(?:dd?|n)yddiadur')],
];

/** The moment that a cue names in its owner's words, to be offered as a first choice; null when it names none. */
export function guessMoment(cue: string): PlanMoment | null {
  return cues.find(([, named]) => named.test(cue))?.[0] ?? null;
}
