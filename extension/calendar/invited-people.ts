import type ICAL from 'ical.js';

export interface Invited {
  /** The address of everybody who was asked or asks, rooms and what was declined left out; lower case. */
  addresses: string[];
  /** Those who will not come. */
  declined: string[];
  /** A whole list was invited: nobody can tell how many that are. */
  hasGroup: boolean;
}

/** Who is asked to an event. The addresses are counted and compared, and never leave this run. */
export function invitedPeople(event: ICAL.Component): Invited {
  const invited: Invited = { addresses: [], declined: [], hasGroup: false };
  for (const property of [...event.getAllProperties('organizer'), ...event.getAllProperties('attendee')]) {
    const address = String(property.getFirstValue())
      .toLowerCase()
      .replace(/^mailto:/, '');
    const kind = parameter(property, 'cutype');
    if (kind === 'ROOM' || kind === 'RESOURCE') continue;
    if (kind === 'GROUP') invited.hasGroup = true;
    const list = parameter(property, 'partstat') === 'DECLINED' ? invited.declined : invited.addresses;
    if (!list.includes(address)) list.push(address);
  }
  invited.addresses = invited.addresses.filter((address) => !invited.declined.includes(address));
  return invited;
}

const parameter = (property: ICAL.Property, name: string) => String(property.getParameter(name) ?? '').toUpperCase();

/**
 * Whose calendar a feed is: the address that it is named after (Google does that), or the one that most of its events
 * with guests have in common. Null when neither tells.
 */
export function ownerOf(head: string, guests: readonly Invited[]): string | null {
  const name = /^X-WR-CALNAME(?:;[^:\r\n]*)?:\s*(\S+@\S+?)\s*$/im.exec(head)?.[1];
  if (name) return name.toLowerCase();
  const counts = new Map<string, number>();
  const withGuests = guests.filter(({ addresses, declined }) => addresses.length + declined.length > 1);
  for (const { addresses, declined } of withGuests) {
    for (const address of new Set([...addresses, ...declined])) counts.set(address, (counts.get(address) ?? 0) + 1);
  }
  const [most, next] = [...counts].toSorted(([, a], [, b]) => b - a);
  return most && withGuests.length >= 3 && most[1] * 2 > withGuests.length && most[1] > (next?.[1] ?? 0)
    ? most[0]
    : null;
}
