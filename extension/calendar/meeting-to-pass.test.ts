import { expect, it } from 'vitest';
import { defaultStatus } from '#shared/schemas/status.ts';
import type { Appointment } from './appointment.ts';
import { meetingToPass } from './meeting-to-pass.ts';

const at = (clock: string) => Date.parse(`2026-11-24T${clock}Z`);
const meeting = (from: string, to: string): Appointment => ({ start: at(from), end: at(to), kind: 'other' });
const day = [meeting('14:00', '15:30'), meeting('10:00', '11:00'), meeting('10:30', '11:15')];

it.each([
  ['08:59', null],
  ['09:00', '11:00'],
  ['09:59', '11:00'],
  ['10:00', '11:00'],
  ['10:45', '11:15'],
  ['11:15', null],
  ['13:30', '15:30'],
  ['15:30', null],
] as const)('at %s: until %s', (now, until) => {
  expect(meetingToPass(day, defaultStatus, at(now))).toBe(until && at(until));
});

it('knows of the switch, too, and the later end holds', () => {
  const until = (clock: string) => ({ ...defaultStatus, inMeetingUntil: at(clock) });
  expect(meetingToPass([], until('12:40'), at('12:00'))).toBe(at('12:40'));
  expect(meetingToPass(day, until('10:50'), at('10:45'))).toBe(at('11:15'));
  expect(meetingToPass(day, until('11:40'), at('10:45'))).toBe(at('11:40'));
  expect(meetingToPass([], until('11:00'), at('12:00'))).toBeNull();
});

it('a meeting that ends before it begins is none', () => {
  expect(meetingToPass([meeting('10:30', '10:00')], defaultStatus, at('10:15'))).toBeNull();
});
