import fc from 'fast-check';
import { doses, type Settings, settingsSchema } from '#shared/schemas/settings.ts';
import { allDaySettings } from './settings.ts';

const twoDigits = (value: number) => String(value).padStart(2, '0');
const clockTime = (minute: number) => `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
const anyMinute = fc.oneof(
  fc.integer({ min: 0, max: 1439 }),
  fc.integer({ min: 0, max: 14 }).map((step) => step * 15),
);
const anyTime = anyMinute.map(clockTime);

const anyHours = fc
  .tuple(anyMinute, anyMinute)
  .filter(([one, other]) => one !== other)
  .map(([one, other]) => ({ from: clockTime(Math.min(one, other)), to: clockTime(Math.max(one, other)) }));
const usualHours = fc.constant({ from: '09:00', to: '17:00' });
// Most clocks change at night, so that night shifts are what goes wrong.
const anyDay = fc.oneof({ weight: 2, arbitrary: usualHours }, { weight: 4, arbitrary: anyHours }, fc.constant(null));

/** Time off near a day: up to three times, some of them longer than a week. `day` in milliseconds since 1970. */
const timeOffNear = (day: number) =>
  fc.array(
    fc.tuple(fc.integer({ min: -3, max: 9 }), fc.integer({ min: 0, max: 12 })).map(([start, length]) => {
      const date = (ahead: number) => new Date(day + ahead * 86_400_000).toISOString().slice(0, 10);
      return { from: date(start), to: date(start + length) };
    }),
    { maxLength: 2 },
  );

/** Any schedule that settings can hold, with time off near a day, in milliseconds since 1970. */
export function anySettings(day: number, dose: readonly Settings['dose'][] = doses): fc.Arbitrary<Settings> {
  return fc
    .record({
      hours: fc.tuple(anyDay, anyDay, anyDay, anyDay, anyDay, anyDay, anyDay),
      quietHours: fc.option(fc.record({ from: anyTime, to: anyTime })),
      timeOff: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, timeOffNear(day)),
      dailyAt: anyTime,
      dose: fc.constantFrom(...dose),
    })
    .map((schedule) => settingsSchema.parse({ ...allDaySettings, ...schedule }));
}
