import type { Behaviour, elements } from '#shared/schemas/framework.ts';
import type { Path } from '#shared/schemas/path.ts';
import type { ModuleSummary } from '../pages/launch-boot.ts';

/** How far the Welsh of a module is. */
export type WelshState = 'reviewed' | 'draft' | 'missing';

/** What a teacher looks for; null and an empty text mean anything. */
export interface ModuleFilter {
  text: string;
  behaviour: Behaviour | null;
  element: (typeof elements)[number] | null;
  /** The id of a path. */
  path: string | null;
  /** No longer than this. */
  minutes: number | null;
  welsh: WelshState | null;
}

export const anyModule: ModuleFilter = {
  text: '',
  behaviour: null,
  element: null,
  path: null,
  minutes: null,
  welsh: null,
};

export function welshOf({ texts }: ModuleSummary): WelshState {
  return texts.cy?.status ?? 'missing';
}

/** Letters as they sound alike to somebody in a hurry: without case and without accents. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase();
}

/** What of a module can be found by typing: its titles and summaries in every language, and those of its paths. */
function wordsOf({ id, texts }: ModuleSummary, paths: readonly Path[]): string {
  const own = [texts.en, texts.cy].flatMap((text) => (text ? [text.title, text.summary] : []));
  const of = paths
    .filter((path) => path.modules.includes(id))
    .flatMap(({ locales }) => [locales.en.title, locales.cy?.title ?? '']);
  return plain([...own, ...of].join(' '));
}

/** The modules that fit every part of the filter, in their order; each typed word must be found somewhere. */
export function filterModules(
  modules: readonly ModuleSummary[],
  paths: readonly Path[],
  filter: ModuleFilter,
): ModuleSummary[] {
  const sought = plain(filter.text).split(/\s+/).filter(Boolean);
  const path = paths.find(({ id }) => id === filter.path);
  return modules.filter(
    (module) =>
      (filter.behaviour === null || module.behaviours.includes(filter.behaviour)) &&
      (filter.element === null || module.elements.includes(filter.element)) &&
      (filter.path === null || path?.modules.includes(module.id) === true) &&
      (filter.minutes === null || module.minutes <= filter.minutes) &&
      (filter.welsh === null || welshOf(module) === filter.welsh) &&
      sought.every((word) => wordsOf(module, paths).includes(word)),
  );
}
