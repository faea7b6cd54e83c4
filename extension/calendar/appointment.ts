import * as z from 'zod/mini';

/** What a calendar's entry is to Tend. `other` says nothing but "keep quiet while it lasts". */
export const appointmentKinds = ['oneToOne', 'teamMeeting', 'interview', 'appraisal', 'other'] as const;

/** All that is ever kept of an entry: no title, no name, no place. Start and end in milliseconds since 1970. */
export const appointmentSchema = z.strictObject({
  start: z.int(),
  end: z.int(),
  kind: z.enum(appointmentKinds),
});
export type Appointment = z.infer<typeof appointmentSchema>;
export type AppointmentKind = Appointment['kind'];

/** From one instant up to, but not including, another; milliseconds since 1970. */
export interface Span {
  from: number;
  to: number;
}
