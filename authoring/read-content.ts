import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Content } from './content.ts';
import { parseContent } from './parse-content.ts';

/** A content file is a few kilobytes; anything over this is not one, and is not read into memory. */
const maxFileBytes = 1_000_000;

/**
 * Reads every `.yaml` file of a folder, or one file. Files appear in problems by their path from `root` (the working
 * directory, unless given). It never throws: a file that cannot be read is a problem like any other.
 */
export function readContent(path: string, root = process.cwd()): Content {
  const content: Content = { nudges: [], modules: [], paths: [], sources: [], problems: [] };
  for (const file of listFiles(path, root, content)) {
    const shown = relative(root, file) || file;
    const text = readText(file, shown, content);
    if (text === null) continue;
    const { nudges, modules, paths, sources, problems } = parseContent(shown, text);
    content.nudges.push(...nudges);
    content.modules.push(...modules);
    content.paths.push(...paths);
    content.sources.push(...sources);
    content.problems.push(...problems);
  }
  return content;
}

function listFiles(path: string, root: string, content: Content): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    const names = readdirSync(path, { recursive: true, encoding: 'utf8' });
    return names
      .filter((name) => /\.ya?ml$/.test(name))
      .toSorted()
      .map((name) => join(path, name));
  } catch (error) {
    failFile(
      content,
      relative(root, path) || path,
      `cannot be read (${reasonOf(error)}): check the path and its permissions`,
    );
    return [];
  }
}

function readText(file: string, shown: string, content: Content): string | null {
  try {
    const { size } = statSync(file);
    if (size > maxFileBytes) {
      failFile(
        content,
        shown,
        `has ${size} bytes, the most is ${maxFileBytes}: split it or check that it is a content file`,
      );
      return null;
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const mend = error instanceof TypeError ? 'save it as UTF-8' : 'check the path and its permissions';
    failFile(content, shown, `cannot be read (${reasonOf(error)}): ${mend}`);
    return null;
  }
}

function failFile(content: Content, file: string, message: string): void {
  content.problems.push({ file, line: 1, rule: 'file', message: `the file ${message}` });
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
