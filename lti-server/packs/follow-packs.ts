import type { Logger } from 'pino';
import type { Module } from '#shared/schemas/module.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import type { Database } from '../database/schema.ts';
import { readPacks } from './read-packs.ts';

interface Shipped {
  modules: readonly Module[];
  nudges: readonly Nudge[];
}

export interface FollowedContent {
  /** The shipped modules and those of the packs, by id; it changes in place. */
  modules: ReadonlyMap<string, Module>;
  /** The same of the nudges. */
  nudges: readonly Nudge[];
  /**
   * Brings both in line with the packs that are stored. While nothing changed it costs one small query: ids and
   * digests, never the packs themselves. Rejects when the database is away; what was known stays.
   */
  refresh(): Promise<void>;
}

/**
 * The content of the tool as it is now. What is shipped wins over a pack that uses its ids (an update of Tend may bring
 * them), and a stored pack that cannot be read is left out and logged: neither stops the server.
 */
export function followPacks(db: Database, shipped: Shipped, log: Logger): FollowedContent {
  const modules = new Map<string, Module>();
  const nudges: Nudge[] = [];
  let known: string | undefined;
  let running: Promise<void> | undefined;
  take([]);

  function take(packs: readonly Shipped[]): void {
    const layers = [shipped, ...packs];
    modules.clear();
    for (const module of layers.flatMap((layer) => layer.modules)) {
      if (!modules.has(module.id)) modules.set(module.id, module);
    }
    const byId = new Map<string, Nudge>();
    for (const nudge of layers.flatMap((layer) => layer.nudges)) {
      if (!byId.has(nudge.id)) byId.set(nudge.id, nudge);
    }
    nudges.splice(0, nudges.length, ...byId.values());
  }

  async function follow(): Promise<void> {
    const heads = await db.selectFrom('content_pack').select(['id', 'digest']).orderBy('id').execute();
    const found = JSON.stringify(heads);
    if (found === known) return;
    const packs = await readPacks(db);
    for (const { id, version, pack } of packs) {
      if (pack) log.info({ pack: id, version }, 'content pack in use');
      else log.error({ pack: id, version }, 'a stored content pack cannot be read and is left out: add it again');
    }
    take(packs.flatMap(({ pack }) => pack ?? []));
    known = found;
  }

  return {
    modules,
    nudges,
    refresh: () => (running ??= follow().finally(() => (running = undefined))),
  };
}
