import { wayBackSchema } from '#shared/schemas/way-back.ts';
import { keepInEntry, readEntry } from './entry-state.ts';

const key = 'tend-way-back';

/** Keeps with this entry of the history where the course is opened again, for a reload: the server does not know it. */
export function keepWayBack(wayBack: string | null): void {
  keepInEntry(key, wayBack);
}

export function keptWayBack(): string | null {
  return wayBackSchema.safeParse(readEntry(key)).data ?? null;
}
