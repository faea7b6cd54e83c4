import { sendMessage } from '../messages/send-message.ts';
import { readItem } from '../storage/stored-item.ts';
import { zoneItem, zoneNow } from '../storage/zone-item.ts';

/**
 * Tells the background that the device is in another zone than when the next alarm was planned. No browser tells of
 * that; a return to the desk sets things right as well, and so does every page that somebody opens.
 */
export async function tellNewZone(): Promise<void> {
  if ((await readItem(zoneItem)).value.name !== zoneNow()) await sendMessage({ type: 'zoneChanged' });
}
