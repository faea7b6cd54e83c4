import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawStudy } from './draw-study.ts';
import type { Study } from './run-study.ts';
import { studyTables } from './study-tables.ts';

const docs = join(import.meta.dirname, '../../docs');
const page = join(docs, 'selection-study.md');
const [begin, end] = ['<!-- written by npm run bench -- selection -->', '<!-- until here -->'];

/** Puts the tables between the marks of docs/selection-study.md and the plot beside it. @throws Error without the marks. */
export function writeStudy(study: Study): void {
  writeFileSync(page, insertTables(readFileSync(page, 'utf8'), study));
  writeFileSync(join(docs, 'images/selection-study.svg'), drawStudy(study));
}

export function insertTables(text: string, study: Study): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${page} needs "${begin}" and, after it, "${end}"`);
  const { users, workingDays, seeds } = study.size;
  const size = `Simulation: ${study.nudges} prompts, ${users} made-up people, ${workingDays} working days, ${seeds.length} seeds (${seeds[0]}–${seeds.at(-1)}). Figures are means over seeds with 95 % intervals.`;
  return `${text.slice(0, from)}${begin}\n\n${size}\n\n${studyTables(study)}\n\n${text.slice(to)}`;
}
