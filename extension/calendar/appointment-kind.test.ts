import { expect, it } from 'vitest';
import { appointmentKind } from './appointment-kind.ts';

const kind = (title: string, people = 0) => appointmentKind({ title, people, hasGroup: false, isPrivate: false });

it.each([
  ['1:1 with Siân', 'oneToOne'],
  ['Ali / Beth 1-2-1', 'oneToOne'],
  ['Weekly 121', 'oneToOne'],
  ['One to one: Ffion', 'oneToOne'],
  ['Un-i-un gydag Alun', 'oneToOne'],
  ['Goruchwyliaeth', 'oneToOne'],
  ['Team meeting', 'teamMeeting'],
  ['Cyfarfod tîm', 'teamMeeting'],
  ['Safety huddle', 'teamMeeting'],
  ['Interviews, band 6', 'interview'],
  ['Cyfweliadau', 'interview'],
  ['Annual appraisal', 'appraisal'],
  ['PADR – Gwen', 'appraisal'],
  ['Arfarniad blynyddol', 'appraisal'],
  ['Busy', 'other'],
  ['', 'other'],
])('"%s" alone is %s', (title, expected) => {
  expect(kind(title)).toBe(expected);
});

it.each([
  'Sickness review 1:1',
  'Disciplinary hearing',
  'Grievance: 1:1',
  'Cyfarfod dychwelyd i’r gwaith 1:1',
  'Lunch',
])('keeps away from "%s"', (title) => {
  expect(kind(title, 2)).toBe('other');
});

it('finds no word inside another', () => {
  expect(kind('Microsoft Teams Meeting')).toBe('other');
  expect(kind('Preinterviewed')).toBe('other');
  expect(kind('Room 1211', 5)).toBe('teamMeeting');
  expect(kind('Planning for the unithandoverstandups', 2)).toBe('oneToOne');
});

it('believes the number of people where a title cannot be true', () => {
  expect(kind('1:1s: how we do them', 12)).toBe('teamMeeting');
  expect(kind('1:1 with Siân', 3)).toBe('oneToOne');
});

it('lets the title speak first where both are possible', () => {
  expect(kind('Team meeting', 2)).toBe('teamMeeting');
  expect(kind('Interview: Sam', 2)).toBe('interview');
  expect(kind('Appraisal', 2)).toBe('appraisal');
});
