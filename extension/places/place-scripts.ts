import type { Place } from '#shared/schemas/place.ts';
import { teams } from './teams.ts';

const more: Readonly<Record<string, readonly string[]>> = { [teams.id]: ['teams-chat'] };

/** The scripts of a place, from the root of the extension: a second one where both would not fit into a kilobyte. */
export function placeScripts({ id }: Place): string[] {
  return [id, ...(more[id] ?? [])].map((name) => `/places/${name}/boot.js`);
}
