import type { Pack } from '#shared/schemas/pack.ts';
import { applyRule } from '../apply-rule.ts';
import type { Content, Problem } from '../content.ts';
import { findMarkup } from '../rules/no-markup.ts';
import type { RefusedPack } from './pack-refusal.ts';
import type { ReadPack } from './read-pack.ts';
import { safetyRules } from './safety-rules.ts';

export interface SoundPack {
  kind: 'sound';
  pack: Pack;
}

const kinds = ['nudges', 'modules', 'sources'] as const;

/** Ids that belong to somebody else, each with that owner in words: "Tend", or the name of another pack. */
export type TakenIds = Readonly<Record<(typeof kinds)[number], ReadonlyMap<string, string>>>;

/** Applies the rules to a pack that was read. `findProblems` may hold more rules than those of safety. */
export function checkPack(
  { file, pack, content, lineOf }: ReadPack,
  taken: TakenIds,
  findProblems: (content: Content) => Problem[] = findUnsafe,
): SoundPack | RefusedPack {
  const { id, name, publisher, sources } = pack;
  const problems = findProblems(content);
  for (const { path, message } of findMarkup({ name, publisher, sources })) {
    problems.push({ file, line: lineOf(path), rule: 'no-markup', message: `${path.join('.')}: ${message}` });
  }
  if (pack.nudges.length + pack.modules.length === 0) {
    problems.push({ file, line: 1, rule: 'pack', message: `"${id}" holds no prompt and no module: add one` });
  }
  const collisions = kinds.flatMap((kind) =>
    content[kind].flatMap(({ value, lineOf: lineIn }): Problem[] => {
      const owner = taken[kind].get(value.id);
      if (owner === undefined) return [];
      const free = value.id.startsWith(`${id}-`) ? `${value.id}-2` : `${id}-${value.id}`;
      const message = `the id "${value.id}" is one of ${owner}: choose another, such as "${free}"`;
      return [{ file, line: lineIn(['id']), rule: 'taken-ids', message }];
    }),
  );
  if (problems.length + collisions.length === 0) return { kind: 'sound', pack };
  return {
    kind: 'refused',
    reason: problems.length === 0 ? 'taken' : 'unsound',
    problems: [...problems, ...collisions].toSorted((a, b) => a.line - b.line),
  };
}

function findUnsafe(content: Content): Problem[] {
  const scope = { sourceIds: new Set<string>(), library: [], isWhole: false, isPack: true };
  return safetyRules.flatMap((rule) => [...applyRule(rule, content, scope)]);
}
