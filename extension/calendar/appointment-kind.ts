import type { AppointmentKind } from './appointment.ts';

/**
 * The words of a title that tell what kind of meeting it is, in English and Welsh. `\b` knows no accented letters, so
 * a word ends where no letter follows.
 */
const word = (words: string) => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu');

/** Prompts have no business near these; nor near what keeps people from meeting at all. */
const notForPrompts = word(
  [
    'disciplin\\p{L}*|grievance|hearing|investigation|safeguarding|incident|debrief|redundanc\\p{L}*|dismissal',
    'sick\\p{L}*|absence|return to work|occupational health|bereavement|funeral|capability',
    'lunch|focus|holiday|annual leave|travel|blocked|hold',
    'disgyblu|cwyn|ymchwiliad|diogelu|digwyddiad|diswyddo|salwch|absenoldeb|dychwelyd i.r gwaith|angladd|galar\\p{L}*',
    'cinio|gwyliau|teithio',
  ].join('|'),
);
const appraisal = word(
  [
    'appraisals?|padr|pdr|pdp|(?:performance|annual|year[- ]end|end[- ]of[- ]year|mid[- ]year) review',
    'arfarniad(?:au)?|gwerthusiad|adolygiad (?:blynyddol|perfformiad|canol blwyddyn|diwedd blwyddyn)',
  ].join('|'),
);
const interview = word('interviews?|interviewing|cyfweliad(?:au)?|gyfweliad(?:au)?|chyfweliad(?:au)?');
const oneToOne = word(
  '1[ -]?(?::|to|2|-|i)[ -]?1|121|one[- ](?:to|on|2)[- ]one|un[- ]i[- ]un|supervision|goruchwyliaeth',
);
const teamMeeting = word(
  [
    '(?:team|staff|ward|unit|department|practice|service)[- ](?:meeting|brief|briefing|huddle|catch[- ]?up)',
    'huddle|stand[- ]?up|handover|away day|cyfarfod (?:t[iî]m|staff|ward|uned|adran)|trosglwyddo',
  ].join('|'),
);

/** More than this is an audience, not a team. */
const maxTeam = 20;

export interface AppointmentClues {
  title: string;
  /** How many will be there with the calendar's owner; 0 when the feed does not say. */
  people: number;
  hasGroup: boolean;
  /** Marked as private by whoever made it. */
  isPrivate: boolean;
}

/**
 * What kind of meeting it is, as far as its title and the number of people tell. The title says more where it says
 * something, but a 1:1 with five people is none. Whatever is sensitive or unclear is `other`.
 */
export function appointmentKind({ title, people, hasGroup, isPrivate }: AppointmentClues): AppointmentKind {
  if (isPrivate || notForPrompts.test(title)) return 'other';
  if (appraisal.test(title)) return 'appraisal';
  if (interview.test(title)) return 'interview';
  if (teamMeeting.test(title)) return 'teamMeeting';
  if (oneToOne.test(title) && people <= 3 && !hasGroup) return 'oneToOne';
  if (hasGroup) return 'teamMeeting';
  if (people === 2) return 'oneToOne';
  return people > 2 && people <= maxTeam ? 'teamMeeting' : 'other';
}
