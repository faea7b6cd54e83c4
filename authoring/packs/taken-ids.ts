import type { TakenIds } from './check-pack.ts';

interface Owner {
  /** In words: "Tend", or the name of a pack. */
  name: string;
  nudges: readonly { id: string }[];
  modules: readonly { id: string }[];
  sources: readonly { id: string }[];
}

/** The ids that a new pack must not use, with whose they are; when several have one, the first. */
export function takenIds(owners: readonly Owner[]): TakenIds {
  const ids = (kind: 'nudges' | 'modules' | 'sources') =>
    new Map(owners.toReversed().flatMap((owner) => owner[kind].map(({ id }) => [id, owner.name] as const)));
  return { nudges: ids('nudges'), modules: ids('modules'), sources: ids('sources') };
}
