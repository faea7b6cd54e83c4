import type { core } from 'zod';

/** Turns a zod issue into a sentence for an author who is not a programmer: what is wrong and how to mend it. */
export function describeIssue(issue: core.$ZodIssue): string {
  const where = issue.path.length > 0 ? `"${issue.path.join('.')}"` : 'this entry';
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${where} has the unknown key ${quote(issue.keys)}: correct its spelling or remove it`;
    case 'invalid_type':
      return issue.input === undefined
        ? `${where} is missing: add it (${issue.expected})`
        : `${where} is ${kindOf(issue.input)}, expected ${issue.expected}: change the value`;
    case 'invalid_value':
      return issue.input === undefined
        ? `${where} is missing: add it, one of ${quote(issue.values)}`
        : `${where} is ${JSON.stringify(issue.input)}: use one of ${quote(issue.values)}`;
    case 'too_small':
      return `${where} is too short or too small: the least is ${issue.minimum}`;
    case 'too_big':
      return `${where} is too long or too large: the most is ${issue.maximum}`;
    case 'invalid_format':
      return `${where} is ${JSON.stringify(issue.input)}, which does not have the form ${'pattern' in issue ? issue.pattern : issue.format}: rewrite it`;
    case 'invalid_key':
      return `${where} has a key that does not fit: use lower-case words joined by hyphens, such as "half-heard"`;
    case 'invalid_union':
      return `${where} is ${issue.input === undefined ? 'missing' : JSON.stringify(issue.input)}: use one of ${quote(valuesOf(issue))}`;
    default:
      return `${where} is not valid (${issue.code}): ${issue.message}`;
  }
}

function valuesOf(union: core.$ZodIssueInvalidUnion): unknown[] {
  return union.errors.flat().flatMap((issue) => (issue.code === 'invalid_value' ? issue.values : [issue.code]));
}

function quote(values: readonly unknown[]): string {
  return values.map((value) => `"${String(value)}"`).join(', ');
}

function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}
