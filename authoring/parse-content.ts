import { LineCounter, parseDocument } from 'yaml';
import type { ZodMiniType } from 'zod/mini';
import { moduleSchema } from '#shared/schemas/module.ts';
import { nudgeSchema } from '#shared/schemas/nudge.ts';
import { pathSchema } from '#shared/schemas/path.ts';
import { sourceSchema } from '#shared/schemas/source.ts';
import type { Content, ContentItem, Path } from './content.ts';
import { describeIssue } from './describe-issue.ts';
import { offsetOf } from './offset-of.ts';

/**
 * Reads the text of one content file. A list holds nudges, or sources when its entries have authors, or paths when
 * they have modules; a mapping is one module: an author can so keep them in any folder. It never throws: whatever is wrong becomes a problem with its line.
 */
export function parseContent(file: string, text: string): Content {
  const content: Content = { nudges: [], modules: [], paths: [], sources: [], problems: [] };
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const lineAt = (offset: number): number => lineCounter.linePos(offset).line || 1;
  const lineOf = (path: Path): number => lineAt(offsetOf(document, path));
  const fail = (line: number, rule: string, message: string): void => {
    content.problems.push({ file, line, rule, message });
  };

  function take<T>(schema: ZodMiniType<T>, entry: unknown, base: Path, into: ContentItem<T>[]): void {
    const result = schema.safeParse(entry, { reportInput: true });
    if (result.success) {
      into.push({ file, value: result.data, lineOf: (path) => lineOf([...base, ...path]) });
      return;
    }
    for (const issue of result.error.issues) {
      const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
      fail(lineOf([...base, ...issue.path, ...unknownKey]), 'schema', describeIssue(issue));
    }
  }

  for (const error of document.errors) {
    const reason = firstLine(error.message).replace(/ at line \d+, column \d+:?$/, '');
    fail(lineAt(error.pos[0]), 'yaml', `${reason}: mend the YAML here (indents, quotes, colons, dashes)`);
  }
  if (document.errors.length > 0) return content;

  let data: unknown;
  try {
    data = document.toJS();
  } catch (error) {
    // An alias without its anchor, or a chain of aliases that would fill the memory.
    fail(1, 'yaml', `${firstLine(String(error))}: write the values out in place of YAML aliases`);
    return content;
  }

  if (Array.isArray(data)) {
    if (data.length === 0) fail(1, 'schema', 'the list is empty: add an entry or remove the file');
    for (const [index, entry] of data.entries()) {
      if (hasKey(entry, 'authors')) take(sourceSchema, entry, [index], content.sources);
      else if (hasKey(entry, 'modules')) take(pathSchema, entry, [index], content.paths);
      else take(nudgeSchema, entry, [index], content.nudges);
    }
  } else if (typeof data === 'object' && data !== null) {
    take(moduleSchema, data, [], content.modules);
  } else {
    fail(1, 'schema', 'there is no list of nudges and no module here: write one or remove the file');
  }
  return content;
}

function hasKey(entry: unknown, key: string): boolean {
  return typeof entry === 'object' && entry !== null && key in entry;
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? message;
}
