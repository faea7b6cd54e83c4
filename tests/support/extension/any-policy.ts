import fc from 'fast-check';
import { doses } from '#shared/schemas/settings.ts';
import { type Policy, policySchema, weekdays } from '../../../extension/policy/policy.ts';

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const anyMinute = fc.integer({ min: 0, max: 1439 });
const anyTime = anyMinute.map(clock);
const anyDay = fc
  .tuple(anyMinute, anyMinute)
  .filter(([one, other]) => one !== other)
  .map(([one, other]) => ({ from: clock(Math.min(one, other)), to: clock(Math.max(one, other)) }));
const anyWeek = fc.record(Object.fromEntries(weekdays.map((day) => [day, anyDay])), { requiredKeys: [] });

/** Any defaults and locks that an organisation can set. */
export const anyPolicy: fc.Arbitrary<Policy> = fc
  .record(
    {
      defaults: fc.record(
        {
          locale: fc.constantFrom('auto', 'en', 'cy'),
          hours: anyWeek,
          quietHours: fc.record({ from: anyTime, to: anyTime }),
          dose: fc.constantFrom(...doses),
          dailyAt: anyTime,
          keepDays: fc.constantFrom(0, 30, 90, 365),
        },
        { requiredKeys: [] },
      ),
      locks: fc.record({ dose: fc.constantFrom(...doses), hours: anyWeek, dailyAt: anyTime }, { requiredKeys: [] }),
    },
    { requiredKeys: [] },
  )
  .map((policy) => policySchema().parse(policy));
