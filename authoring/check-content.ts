import { locales as knownLocales, type Locale } from '#shared/schemas/locale.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import type { Source } from '#shared/schemas/source.ts';
import { applyRule } from './apply-rule.ts';
import type { Content, Problem } from './content.ts';
import { measureCoverage, type Coverage } from './measure-coverage.ts';
import { allRules } from './rules/all-rules.ts';
import { cellsOf } from './rules/coverage.ts';

/** What `tend content check --json` prints: how much there is, and what is wrong with it. */
export interface ContentReport {
  /** Valid nudges and modules. */
  nudges: number;
  modules: number;
  /** Cells of behaviour × element × context with at least one nudge, of 96. */
  cells: number;
  /** Languages that every nudge and module has. */
  locales: Locale[];
  /** The matrix cell by cell, stages, frameworks, and what waits for a reviewer. */
  coverage: Coverage;
  /** In the order of files and lines; empty when all is well. */
  problems: Problem[];
}

interface CheckOptions {
  /** The bibliography that a pack may name, besides its own sources. */
  sources?: readonly Source[];
  /** The prompts that these stand beside, so that none says the same as one of them. */
  library?: readonly Nudge[];
  /** The shipped library must cover every cell; one file or a pack need not. */
  isWhole?: boolean;
  /** An organisation's pack keeps the writing rules, but not those of our files and languages. */
  isPack?: boolean;
}

/** Applies every writing rule to what was read. Pure: the problems of the reading come into the report as well. */
export function checkContent(content: Content, options: CheckOptions = {}): ContentReport {
  return reportOn(content, findProblems(content, options));
}

/** What is wrong with the content, the problems of its reading first. */
export function findProblems(
  content: Content,
  { sources = [], library = [], isWhole = false, isPack = false }: CheckOptions = {},
): Problem[] {
  const sourceIds = new Set([...sources, ...content.sources.map(({ value }) => value)].map(({ id }) => id));
  const scope = { sourceIds, library, isWhole, isPack };
  return [...content.problems, ...allRules.flatMap((rule) => [...applyRule(rule, content, scope)])];
}

/** The report on content whose problems are known. */
export function reportOn(content: Content, problems: readonly Problem[]): ContentReport {
  const items = [...content.nudges, ...content.modules];
  return {
    nudges: content.nudges.length,
    modules: content.modules.length,
    cells: new Set(content.nudges.flatMap(({ value }) => cellsOf(value))).size,
    locales: knownLocales.filter((locale) => items.length > 0 && items.every(({ value }) => value.locales[locale])),
    coverage: measureCoverage(content),
    problems: problems.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line),
  };
}
