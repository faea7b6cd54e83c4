import type { Path } from '#shared/schemas/path.ts';
import type { ModuleSummary } from '../pages/launch-boot.ts';

/** Modules under one heading; `path` is null for those that belong to none. */
export interface ModuleGroup {
  path: Path | null;
  modules: ModuleSummary[];
}

/** Puts modules under their paths, in the order of each path; a path that has none left is not there. */
export function groupByPath(modules: readonly ModuleSummary[], paths: readonly Path[]): ModuleGroup[] {
  const byId = new Map(modules.map((module) => [module.id, module]));
  const groups: ModuleGroup[] = paths.map((path) => ({
    path,
    modules: path.modules.flatMap((id) => byId.get(id) ?? []),
  }));
  const inPath = new Set(paths.flatMap((path) => path.modules));
  groups.push({ path: null, modules: modules.filter(({ id }) => !inPath.has(id)) });
  return groups.filter((group) => group.modules.length > 0);
}
