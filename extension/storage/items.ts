import { emptyHistory, historySchema, type History } from '#shared/schemas/history.ts';
import { emptyMemory, selectionMemorySchema, type SelectionMemory } from '#shared/schemas/selection-memory.ts';
import { defaultSettings, settingsSchema, type Settings } from '#shared/schemas/settings.ts';
import { defaultStatus, statusSchema, type Status } from '#shared/schemas/status.ts';
import { agendaSchema, emptyAgenda, type Agenda } from './agenda.ts';
import { calendarAddressSchema, noCalendar, type CalendarAddress } from './calendar-address.ts';
import { noOffer, offerSchema, type Offer } from './offer.ts';
import { noOwnPlaces, ownPlacesSchema, type OwnPlaces } from './own-place.ts';
import type { StoredItem } from './stored-item.ts';
import { upgradeSettings } from './upgrade-settings.ts';
import { nothingUnreadable, unreadableSchema, type Unreadable } from './unreadable.ts';

export const settingsItem: StoredItem<Settings> = {
  key: 'settings',
  schema: settingsSchema,
  fallback: defaultSettings,
  upgrade: upgradeSettings,
};
export const statusItem: StoredItem<Status> = { key: 'status', schema: statusSchema, fallback: defaultStatus };
export const memoryItem: StoredItem<SelectionMemory> = {
  key: 'memory',
  schema: selectionMemorySchema,
  fallback: emptyMemory,
};
/** What earlier versions wrote; `loadMemory` takes it over. */
export const historyItem: StoredItem<History> = { key: 'history', schema: historySchema, fallback: emptyHistory };
export const offerItem: StoredItem<Offer> = { key: 'offer', schema: offerSchema, fallback: noOffer };
export const calendarItem: StoredItem<CalendarAddress> = {
  key: 'calendar',
  schema: calendarAddressSchema,
  fallback: noCalendar,
};
export const ownPlacesItem: StoredItem<OwnPlaces> = {
  key: 'ownPlaces',
  schema: ownPlacesSchema,
  fallback: noOwnPlaces,
};
export const agendaItem: StoredItem<Agenda> = { key: 'agenda', schema: agendaSchema, fallback: emptyAgenda };
export const unreadableItem: StoredItem<Unreadable> = {
  key: 'unreadable',
  schema: unreadableSchema,
  fallback: nothingUnreadable,
};
