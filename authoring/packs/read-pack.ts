import { isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { maxPackBytes, packFormat, packSchema, type Pack } from '#shared/schemas/pack.ts';
import type { Content, ContentItem, Path, Problem } from '../content.ts';
import { describeIssue } from '../describe-issue.ts';
import { offsetOf } from '../offset-of.ts';
import { refusePack, type RefusedPack } from './pack-refusal.ts';

export interface ReadPack {
  kind: 'read';
  file: string;
  pack: Pack;
  /** The same items with the way back to their lines, for the rules. */
  content: Content;
  /** The line of the nearest thing that exists on the way down `path`. */
  lineOf(path: Path): number;
}

/** More than anybody mends in one go. */
const mostProblems = 50;

/**
 * Reads the bytes of a pack, YAML or JSON (which YAML contains), and checks its shape. It never throws, and takes no
 * aliases: a few of them can stand for more text than there is memory. `file` is the name that problems carry.
 */
export function readPack(file: string, bytes: Uint8Array): ReadPack | RefusedPack {
  if (bytes.length > maxPackBytes) {
    return refusePack(file, 'too-large', `${bytes.length} bytes, at most ${maxPackBytes}: split the pack`);
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refusePack(file, 'not-text', 'not UTF-8 text: save it as UTF-8');
  }
  const lineCounter = new LineCounter();
  const lineAt = (offset: number): number => lineCounter.linePos(offset).line || 1;
  let document: Document.Parsed;
  let read: unknown;
  try {
    // Its own search for keys that are there twice compares each with each, and its pretty errors copy the text for
    // each: minutes for a pack that is made of nothing else.
    document = parseDocument(text, { lineCounter, uniqueKeys: false, prettyErrors: false });
    const faults = yamlFaults(document)
      .slice(0, mostProblems)
      .map(({ offset, message }) => problem(file, lineAt(offset), 'yaml', message));
    if (faults.length > 0) return unsound(faults);
    read = document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    // Brackets nested by the thousand end the parser's stack.
    const reason = error instanceof Error ? error.message : String(error);
    return unsound([problem(file, 1, 'yaml', `${reason}: write the values out plainly`)]);
  }
  if (!isMapping(read) || !('format' in read)) {
    return refusePack(file, 'not-a-pack', `not a pack: it begins with "format: ${packFormat}", an id and a version`);
  }
  if (typeof read['format'] === 'number' && read['format'] !== packFormat) {
    return refusePack(
      file,
      'other-format',
      `format ${read['format']}, this Tend reads ${packFormat}: update Tend, or make the pack anew`,
    );
  }
  const lineOf = (path: Path): number => lineAt(offsetOf(document, path));
  const parsed = packSchema.safeParse(read, { reportInput: true });
  if (!parsed.success) {
    return unsound(
      parsed.error.issues.slice(0, mostProblems).map((issue) => {
        const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
        return problem(file, lineOf([...issue.path, ...unknownKey]), 'schema', describeIssue(issue));
      }),
    );
  }
  return { kind: 'read', file, pack: parsed.data, content: contentOf(file, parsed.data, lineOf), lineOf };
}

function yamlFaults(document: Document.Parsed): { offset: number; message: string }[] {
  const faults = [...document.errors, ...document.warnings].map(({ message, pos: [offset] }) => ({
    offset,
    message: `${message}: mend the YAML here`,
  }));
  visit(document, {
    Alias(_key, { range }) {
      faults.push({ offset: range?.[0] ?? 0, message: 'a YAML alias: write the values out in its place' });
      return visit.BREAK;
    },
    Map(_key, { items }) {
      const keys = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (keys.has(key.value)) {
          faults.push({
            offset: key.range?.[0] ?? 0,
            message: `the key "${String(key.value)}" is there twice: remove one`,
          });
        }
        keys.add(key.value);
      }
    },
  });
  return faults;
}

function contentOf(file: string, pack: Pack, lineOf: (path: Path) => number): Content {
  const items = <T>(key: 'nudges' | 'modules' | 'sources', values: readonly T[]): ContentItem<T>[] =>
    values.map((value, index) => ({ file, value, lineOf: (path) => lineOf([key, index, ...path]) }));
  return {
    nudges: items('nudges', pack.nudges),
    modules: items('modules', pack.modules),
    paths: [],
    sources: items('sources', pack.sources),
    problems: [],
  };
}

function problem(file: string, line: number, rule: string, message: string): Problem {
  return { file, line, rule, message };
}

function unsound(problems: Problem[]): RefusedPack {
  return { kind: 'refused', reason: 'unsound', problems: problems.slice(0, mostProblems) };
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
