import { basename } from 'node:path';
import type { Rule } from './rule.ts';

/**
 * A file is named after what is in it: a module's file after its id; a nudge's file after its cell,
 * `<behaviour>-<element>-<context>`, and the nudge's id is that name, or that name and more ("…-2", "…-late-shift").
 * A pack is one file of its own name.
 */
export const fileName: Rule = {
  name: 'file-name',
  *checkContent({ nudges, modules }, { isPack }) {
    if (isPack) return;
    for (const { file, value, lineOf } of nudges) {
      const cells = value.contexts.map((context) => `${value.behaviour}-${value.element}-${context}`);
      const name = nameOf(file);
      if (!cells.includes(name)) {
        yield {
          file,
          line: lineOf(['id']),
          message: `a nudge of ${cells.join(' and ')} is not at home in "${name}": move it or rename the file`,
        };
      }
      if (!cells.some((cell) => value.id === cell || value.id.startsWith(`${cell}-`))) {
        yield {
          file,
          line: lineOf(['id']),
          message: `the id "${value.id}" does not begin with its cell: use ${cells.join(' or ')}`,
        };
      }
    }
    for (const { file, value, lineOf } of modules) {
      if (nameOf(file) !== value.id) {
        yield {
          file,
          line: lineOf(['id']),
          message: `the id is "${value.id}" and the file "${nameOf(file)}": make them the same`,
        };
      }
    }
  },
};

function nameOf(file: string): string {
  return basename(file).replace(/\.ya?ml$/, '');
}
