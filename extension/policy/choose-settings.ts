import type { Settings } from '#shared/schemas/settings.ts';
import type { Choices } from '../storage/choices.ts';
import { effectiveSettings, ownSettings } from './effective-settings.ts';
import type { Policy } from './policy.ts';

/** The settings that somebody chose, by name. One that is undefined was not chosen. */
export type SettingsChange = { [name in keyof Settings]?: Settings[name] | undefined };

export interface Chosen {
  settings: Settings;
  choices: Choices;
}

/**
 * What is to be stored once a person has chosen something: their own values and when they chose them, and nothing that
 * came from a lock. `now` in milliseconds since 1970.
 */
export function chooseSettings(
  { settings, choices }: Chosen,
  change: SettingsChange,
  policy: Policy,
  now: number,
): Chosen {
  const own = ownSettings(settings, choices, policy);
  const shown = effectiveSettings(settings, choices, policy);
  const { version: _version, ...wanted } = change;
  if (policy.locks?.dailyAt !== undefined) delete wanted.dailyAt;
  if (wanted.hours) wanted.hours = ownHours(wanted.hours, shown.hours, own.hours);
  const named = Object.entries(wanted).filter(([, value]) => value !== undefined);
  // Another browser's clock may be ahead: what is chosen here comes after what came from there all the same.
  const after = (name: string) => Math.max(now, (choices.chosenAt[name] ?? 0) + 1);
  return {
    settings: { ...settings, ...Object.fromEntries(named) },
    choices: {
      ...choices,
      chosenAt: { ...choices.chosenAt, ...Object.fromEntries(named.map(([name]) => [name, after(name)])) },
    },
  };
}

/** The end of the first run: what was shown and left alone is agreed to, and no default changes it any more. */
export function settleSettings({ settings, choices }: Chosen, policy: Policy): Chosen {
  return { settings: ownSettings(settings, choices, policy), choices: { ...choices, isSettled: true } };
}

/** Days that were only shown within the organisation's hours, and not touched, stay as the person had them. */
function ownHours(wanted: Settings['hours'], shown: Settings['hours'], own: Settings['hours']): Settings['hours'] {
  const isSame = (day: number) => JSON.stringify(wanted[day]) === JSON.stringify(shown[day]);
  return wanted.map((hours, day) => (isSame(day) ? own[day] : hours)) as Settings['hours'];
}
