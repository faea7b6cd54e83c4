import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings, settingsSchema } from '#shared/schemas/settings.ts';
import { anyPolicy } from '../../tests/support/extension/any-policy.ts';
import { anySettings } from '../../tests/support/extension/any-settings.ts';
import { noChoices, settledChoices } from '../storage/choices.ts';
import { chooseSettings, settleSettings } from './choose-settings.ts';
import { dosesWithin, effectiveSettings, frameOf } from './effective-settings.ts';
import type { Policy } from './policy.ts';

const amount = { off: 0, weekly: 1, daily: 2, 'twice-daily': 3 };
const anyOwn = anySettings(Date.parse('2026-11-23'));
const names = Object.keys(defaultSettings) as (keyof Settings)[];
const anyChoices = fc.oneof(
  fc.constant(settledChoices),
  fc.subarray(names).map((chosen) => ({ ...noChoices, chosenAt: Object.fromEntries(chosen.map((name) => [name, 1])) })),
);
type Day = Settings['hours'][number];
const isWithin = (at: string, day: Day) => day !== null && day.from <= at && at < day.to;

describe('with any policy and any settings', () => {
  const anyCase = fc.record({ own: anyOwn, choices: anyChoices, policy: anyPolicy });

  it('what holds are settings, and what a policy does not name stays', () => {
    fc.assert(
      fc.property(anyCase, ({ own, choices, policy }) => {
        const held = effectiveSettings(own, choices, policy);
        expect(settingsSchema.parse(held)).toEqual(held);
        expect(held).toMatchObject({ challenge: own.challenge, timeOff: own.timeOff });
        if (policy.defaults === undefined && policy.locks === undefined) expect(held).toEqual(own);
      }),
    );
  });

  it('a lock holds, and never makes Tend louder than without it', () => {
    fc.assert(
      fc.property(anyCase, ({ own, choices, policy }) => {
        const held = effectiveSettings(own, choices, policy);
        const free = effectiveSettings(own, choices, { ...policy, locks: undefined });
        expect(amount[held.dose]).toBeLessThanOrEqual(amount[free.dose]);
        expect(amount[held.dose]).toBeLessThanOrEqual(amount[policy.locks?.dose ?? 'twice-daily']);
        expect(held.quietHours).toEqual(free.quietHours);
        const frame = policy.locks?.hours;
        const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
        for (const [index, day] of days.entries()) {
          const [now, before] = [held.hours[index] ?? null, free.hours[index] ?? null];
          const allowed = frame === undefined ? { from: '00:00', to: '24:00' } : (frame[day] ?? null);
          // Between two of these, nothing changes.
          const edges = [now, before, allowed].flatMap((span) => (span ? [span.from, span.to] : []));
          for (const at of ['00:00', ...edges]) {
            expect(isWithin(at, now)).toBe(isWithin(at, before) && isWithin(at, allowed));
          }
        }
        if (policy.locks?.dailyAt !== undefined) expect(held.dailyAt).toBe(policy.locks.dailyAt);
      }),
    );
  });

  it('prompts can always be turned off, and notes kept for as long as their owner wants', () => {
    fc.assert(
      fc.property(anyCase, anyOwn, ({ own, choices, policy }, { keepDays }) => {
        const chosen = chooseSettings({ settings: own, choices }, { dose: 'off', keepDays, locale: 'cy' }, policy, 5);
        const held = effectiveSettings(chosen.settings, chosen.choices, policy);
        expect(held).toMatchObject({ dose: 'off', keepDays, locale: 'cy' });
        expect(dosesWithin(policy)).toContain('off');
      }),
    );
  });

  it('what a person chose is never overridden by a default, whichever policy comes next', () => {
    fc.assert(
      fc.property(anyCase, anyOwn, fc.subarray(names), anyPolicy, ({ own, choices, policy }, wanted, chosen, next) => {
        const change = Object.fromEntries(chosen.map((name) => [name, wanted[name]]));
        const after = chooseSettings({ settings: own, choices }, change, policy, 5);
        const held = effectiveSettings(after.settings, after.choices, { defaults: next.defaults });
        const free = chooseSettings({ settings: own, choices }, change, { defaults: policy.defaults }, 5).settings;
        for (const name of chosen) {
          if (name === 'version' || (name === 'dailyAt' && policy.locks?.dailyAt !== undefined)) continue;
          if (name !== 'hours') expect(held[name]).toEqual(free[name]);
        }
      }),
    );
  });

  it('nothing changes by itself once the first run is finished', () => {
    fc.assert(
      fc.property(anyCase, anyPolicy, ({ own, choices, policy }, next) => {
        const before = effectiveSettings(own, choices, { defaults: policy.defaults });
        const after = settleSettings({ settings: own, choices }, policy);
        expect(effectiveSettings(after.settings, after.choices, { defaults: next.defaults })).toEqual(before);
      }),
    );
  });
});

describe('one organisation', () => {
  const policy: Policy = {
    defaults: { dose: 'weekly', dailyAt: '10:30', keepDays: 0 },
    locks: { dose: 'daily', hours: { monday: { from: '08:00', to: '16:00' } } },
  };

  it('sets what holds for somebody new, within its own locks', () => {
    expect(effectiveSettings(defaultSettings, noChoices, policy)).toEqual({
      ...defaultSettings,
      dose: 'weekly',
      dailyAt: '10:30',
      keepDays: null,
      hours: [{ from: '09:00', to: '16:00' }, null, null, null, null, null, null],
    });
  });

  it('lets a person choose less, keeps them from more, and forgets nothing that it hides', () => {
    const twice = chooseSettings({ settings: defaultSettings, choices: noChoices }, { dose: 'twice-daily' }, policy, 1);
    expect(effectiveSettings(twice.settings, twice.choices, policy).dose).toBe('daily');
    expect(effectiveSettings(twice.settings, twice.choices, {}).dose).toBe('twice-daily');
    expect(dosesWithin(policy)).toEqual(['daily', 'weekly', 'off']);
  });

  it('has no say about the days of a week that a person did not touch', () => {
    const shown = effectiveSettings(defaultSettings, noChoices, policy).hours;
    const hours = shown.with(0, { from: '10:00', to: '12:00' }) as Settings['hours'];
    const { settings, choices } = chooseSettings(
      { settings: defaultSettings, choices: noChoices },
      { hours },
      policy,
      1,
    );
    expect(settings.hours).toEqual(defaultSettings.hours.with(0, { from: '10:00', to: '12:00' }));
    expect(choices.chosenAt).toEqual({ hours: 1 });
  });

  it('keeps the time of the daily prompt while it locks it', () => {
    const locked: Policy = { locks: { dailyAt: '09:30' } };
    const after = chooseSettings({ settings: defaultSettings, choices: noChoices }, { dailyAt: '23:00' }, locked, 1);
    expect(after).toEqual({ settings: defaultSettings, choices: noChoices });
    expect(effectiveSettings(after.settings, after.choices, locked).dailyAt).toBe('09:30');
  });

  it('keeps nothing of a default that says nothing, and counts as chosen only what somebody named', () => {
    // Parts of a policy are typed as optional, and something may hand one on that is there and undefined.
    const silent = { defaults: { dose: undefined } } as unknown as Policy;
    expect(effectiveSettings(defaultSettings, noChoices, silent)).toEqual(defaultSettings);
    const change = { ...defaultSettings, dose: undefined, locale: 'cy' as const };
    const { settings, choices } = chooseSettings({ settings: defaultSettings, choices: noChoices }, change, {}, 7);
    expect(settings).toEqual({ ...defaultSettings, locale: 'cy' });
    const named = names.filter((name) => name !== 'version' && name !== 'dose');
    expect(Object.keys(choices.chosenAt).toSorted()).toEqual(named.toSorted());
  });

  it('gets no say again once the first run is finished and something was chosen after it', () => {
    const { choices } = chooseSettings(
      { settings: defaultSettings, choices: settledChoices },
      { dose: 'daily' },
      policy,
      1,
    );
    expect(choices.isSettled).toBe(true);
  });

  it('leaves no hours on a day whose own begin when the allowed ones end', () => {
    const hours = defaultSettings.hours.with(0, { from: '16:00', to: '20:00' }) as Settings['hours'];
    expect(effectiveSettings({ ...defaultSettings, hours }, settledChoices, policy).hours[0]).toBeNull();
  });

  it('shows the hours that it leaves to narrow', () => {
    expect(frameOf(policy)).toEqual([{ from: '08:00', to: '16:00' }, null, null, null, null, null, null]);
    expect(frameOf({ locks: { dose: 'daily' } })).toBeNull();
  });
});
