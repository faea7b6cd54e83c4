import { readItem, writeItem } from '../storage/stored-item.ts';
import { zoneItem, zoneNow } from '../storage/zone-item.ts';

/** Remembers the zone in which the alarm is planned. What cannot be read is simply written anew. */
export async function keepZone(): Promise<void> {
  const name = zoneNow();
  if ((await readItem(zoneItem)).value.name !== name) await writeItem(zoneItem, { version: 1, name });
}
