import type { Settings } from '#shared/schemas/settings.ts';

/** What an editor of settings says: the fields that are to change. Event `settings-change`. */
export type SettingsChange = Partial<Settings>;

export function changeSettings(from: EventTarget, change: SettingsChange): void {
  from.dispatchEvent(new CustomEvent<SettingsChange>('settings-change', { detail: change }));
}
