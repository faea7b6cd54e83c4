import { settingsSchema } from '#shared/schemas/settings.ts';
import { PageElement } from './page-element.ts';
import type { SettingsChange } from './settings-change.ts';

/** A page on which settings are chosen: each change is kept at once, there is no button to forget. */
export abstract class SettingsPage extends PageElement {
  protected readonly change = (event: CustomEvent<SettingsChange>): void => void this.keep(event.detail);

  protected async keep(change: SettingsChange, done = this.t('saved')): Promise<void> {
    if (!this.snapshot) return;
    const settings = settingsSchema.parse({ ...this.snapshot.settings, ...change });
    // Two quick changes must both count, and the stored ones come back only after a moment.
    this.snapshot = { ...this.snapshot, settings };
    await this.tell({ type: 'settingsChosen', settings }, done);
  }
}
