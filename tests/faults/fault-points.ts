import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseSync } from 'vite';

const server = path.resolve(import.meta.dirname, '../../lti-server');

/** Everything that a score goes through, from the last step of a learner to the mark that it was sent. */
export const outboxFiles = [
  'pages/take-step.ts',
  'gradebook/record-completion.ts',
  'gradebook/bell.ts',
  'gradebook/sender.ts',
  'database/claim-scores.ts',
  'gradebook/send-score.ts',
  'platform/services/call-platform.ts',
  'platform/services/access-token.ts',
  'gradebook/read-back.ts',
  'gradebook/mark-score.ts',
  'gradebook/pause-registration.ts',
  'gradebook/retry-scores.ts',
  'gradebook/move-to-new-columns.ts',
] as const;

export interface FaultyModule {
  /** As the module loader names it. */
  url: string;
  /** Its text, which tells `globalThis.faultPoint` before and after each `await`. */
  source: string;
  /** What it calls its awaits: file, line and what is awaited. */
  points: string[];
}

interface Node {
  type: string;
  start: number;
  end: number;
}

/**
 * Finds every `await` of a module of the server. The seam is in this text alone: the server that ships has none, and
 * there is nothing in it to switch on.
 */
export function findFaultPoints(file: string): FaultyModule {
  const name = path.join(server, file);
  const text = readFileSync(name, 'utf8');
  const awaits = collect(parseSync(name, text).program, (node) => node.type === 'AwaitExpression');
  const points = awaits.map(({ start, end }) => {
    const line = text.slice(0, start).split('\n').length;
    return `${file}:${line} ${text.slice(start, end).replace(/\s+/g, ' ').slice(0, 48)}`;
  });
  const inserts = awaits.flatMap(({ start, end }, place) => {
    const id = JSON.stringify(points[place]);
    return [
      { at: start, text: `globalThis.faultPoint(${id}, 'after', (globalThis.faultPoint(${id}, 'before'), ` },
      { at: end, text: '))' },
    ];
  });
  let source = text;
  for (const insert of inserts.toSorted((one, other) => other.at - one.at)) {
    source = source.slice(0, insert.at) + insert.text + source.slice(insert.at);
  }
  return { url: pathToFileURL(name).href, source, points };
}

function collect(tree: unknown, isWanted: (node: Node) => boolean): Node[] {
  if (typeof tree !== 'object' || tree === null) return [];
  const below = Object.values(tree).flatMap((part) => collect(part, isWanted));
  return 'type' in tree && isWanted(tree as Node) ? [tree as Node, ...below] : below;
}
