import { describe, expect, it } from 'vitest';
import { defaultStatus } from '#shared/schemas/status.ts';
import { agendaNow, statusDuring } from './agenda-now.ts';
import type { Appointment } from './appointment.ts';

const at = (clock: string) => Date.parse(`2026-11-24T${clock}Z`);
const meeting = (from: string, to: string, kind: Appointment['kind']): Appointment => ({
  start: at(from),
  end: at(to),
  kind,
});

describe('what is close', () => {
  const day = [
    meeting('10:00', '11:00', 'oneToOne'),
    meeting('11:00', '12:00', 'teamMeeting'),
    meeting('12:10', '12:30', 'appraisal'),
    meeting('14:00', '15:00', 'other'),
  ];
  it.each([
    ['09:44', null, null],
    ['09:45', 'oneToOne', null],
    ['09:59', 'oneToOne', null],
    ['10:00', null, '11:00'],
    ['10:50', 'teamMeeting', '11:00'],
    ['11:30', null, '12:00'],
    ['12:00', 'appraisal', null],
    ['12:30', 'appraisalEnded', null],
    ['12:50', null, null],
    ['13:55', null, null],
    ['15:00', null, null],
    ['14:30', null, '15:00'],
  ] as const)('at %s: %s, in a meeting until %s', (now, moment, until) => {
    expect(agendaNow(day, at(now))).toMatchObject({ moment, meetingUntil: until && at(until) });
  });

  it.each([
    ['oneToOne', 'oneToOneEnded'],
    ['teamMeeting', 'meetingEnded'],
    ['interview', 'interviewEnded'],
    ['appraisal', 'appraisalEnded'],
  ] as const)('%s comes for fifteen minutes and is over for twenty', (kind, after) => {
    const one = [meeting('11:00', '12:00', kind)];
    const moment = (clock: string) => agendaNow(one, at(clock)).moment;
    expect([moment('10:44'), moment('10:45'), moment('10:59'), moment('11:00')]).toEqual([null, kind, kind, null]);
    expect([moment('11:59'), moment('12:00'), moment('12:19')]).toEqual([null, after, after]);
    expect(agendaNow(one, at('12:20'))).toEqual({ moment: null, meetingUntil: null, nextChange: null });
  });

  it('of two that have ended the last one counts, in whatever order they came', () => {
    const both = [meeting('10:00', '11:10', 'interview'), meeting('10:00', '11:00', 'oneToOne')];
    expect(agendaNow(both, at('11:15')).moment).toBe('interviewEnded');
    expect(agendaNow(both.toReversed(), at('11:15')).moment).toBe('interviewEnded');
  });

  it('what comes goes before what has ended', () => {
    const both = [meeting('10:00', '11:00', 'oneToOne'), meeting('11:10', '12:00', 'interview')];
    expect(agendaNow(both, at('11:05')).moment).toBe('interview');
  });

  it('of two meetings at once the longer one counts', () => {
    const both = [meeting('10:00', '12:00', 'other'), meeting('10:30', '11:00', 'oneToOne')];
    expect(agendaNow(both, at('10:45')).meetingUntil).toBe(at('12:00'));
  });
});

it('every change is announced: nothing differs before the instant that it names', () => {
  const day = [meeting('10:00', '11:00', 'oneToOne'), meeting('10:50', '11:40', 'teamMeeting')];
  for (let now = at('09:00'); now < at('13:00'); now += 60_000) {
    const { nextChange, ...state } = agendaNow(day, now);
    const next = agendaNow(day, now + 60_000);
    const hasChanged = state.moment !== next.moment || state.meetingUntil !== next.meetingUntil;
    expect(hasChanged && nextChange !== now + 60_000).toBe(false);
  }
});

it('counts like the switch, and the one that ends later holds', () => {
  const calendar = agendaNow([meeting('10:00', '11:00', 'other')], at('10:30'));
  const until = (clock: string | null) =>
    statusDuring({ ...defaultStatus, inMeetingUntil: clock === null ? null : at(clock) }, calendar, at('10:30'))
      .inMeetingUntil;
  expect([until(null), until('10:45'), until('11:15')]).toEqual([at('11:00'), at('11:00'), at('11:15')]);
});
