import type { Rule } from './rule.ts';

/** A path names modules that are there, none twice; in the whole library each module has a place in exactly one path. */
export const paths: Rule = {
  name: 'paths',
  *checkContent({ paths: all, modules }, { isWhole }) {
    // One file of paths cannot know the modules beside it.
    if (!isWhole) return;
    const known = new Set(modules.map(({ value }) => value.id));
    const placed = new Map<string, string>();
    for (const { file, value, lineOf } of all) {
      for (const [index, id] of value.modules.entries()) {
        const line = lineOf(['modules', index]);
        const first = placed.get(id);
        if (!known.has(id)) yield { file, line, message: `there is no module "${id}": write it or correct the id` };
        if (first) yield { file, line, message: `"${id}" is already in the path "${first}": keep one` };
        placed.set(id, value.id);
      }
    }
    for (const { file, value, lineOf } of modules) {
      if (!placed.has(value.id)) {
        yield { file, line: lineOf(['id']), message: `no path leads to "${value.id}": add it to one in paths.yaml` };
      }
    }
  },
};
