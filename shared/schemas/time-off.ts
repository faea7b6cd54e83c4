import * as z from 'zod/mini';
import { localDateSchema } from './local-time.ts';

/** As many as a year of leave in single weeks, with room to spare. */
export const maxTimesOff = 60;

/** Days on which a person does not work though the weekday is one of theirs: the first and the last, both included. */
export const timeOffSchema = z
  .strictObject({ from: localDateSchema, to: localDateSchema })
  .check(z.refine(({ from, to }) => from <= to, 'The last day is not before the first.'))
  // Some browsers know no 31 February, and others take it for a day in March.
  .check(z.refine(({ from, to }) => isDay(from) && isDay(to), 'Both are days of the calendar.'));
export type TimeOff = z.infer<typeof timeOffSchema>;

const isDay = (date: string): boolean => !Number.isNaN(Date.parse(date));
