import type { Rule } from './rule.ts';

/** Every source that a text names is in the bibliography. Whether it supports the claim, only a reader can tell. */
export const evidence: Rule = {
  name: 'evidence',
  *checkContent({ nudges, modules }, { sourceIds }) {
    for (const { file, value, lineOf } of [...nudges, ...modules]) {
      for (const [index, id] of value.evidence.entries()) {
        if (!sourceIds.has(id)) {
          yield {
            file,
            line: lineOf(['evidence', index]),
            message: `"${id}" is not in the bibliography: add it to sources.yaml or correct it`,
          };
        }
      }
    }
  },
};
