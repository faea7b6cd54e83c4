import type { Content, ContentItem, Problem } from './content.ts';
import type { Finding, Rule, Scope } from './rules/rule.ts';

/** What one rule finds in the content, with the file and line of each finding. */
export function* applyRule(rule: Rule, content: Content, scope: Scope): Generator<Problem> {
  for (const item of content.nudges) yield* locate(item, rule.name, rule.checkNudge?.(item.value));
  for (const item of content.modules) yield* locate(item, rule.name, rule.checkModule?.(item.value));
  for (const problem of rule.checkContent?.(content, scope) ?? []) yield { ...problem, rule: rule.name };
}

function* locate(
  { file, lineOf }: ContentItem<unknown>,
  rule: string,
  findings: Iterable<Finding> = [],
): Generator<Problem> {
  for (const { path, message } of findings) {
    yield { file, line: lineOf(path), rule, message: `${path.join('.')}: ${message}` };
  }
}
