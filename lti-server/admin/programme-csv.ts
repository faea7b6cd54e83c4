import { stringify } from 'csv-stringify';
import { Readable } from 'node:stream';
import type { Locale } from '#shared/schemas/locale.ts';
import type { Tool } from '../tool.ts';
import { consoleWords } from './console-words.ts';
import { readProgramme } from './programme-report.ts';
import { gatherTotals } from './programme-totals.ts';

const columns = ['course', 'courseId', 'module', 'moduleId', 'learners', 'started', 'done', 'lastDone'] as const;

/**
 * The whole report as CSV, streamed course by course. With a byte order mark, because Excel reads UTF-8 only then; and
 * no field starts like a formula, because titles are typed elsewhere (OWASP, CSV injection).
 */
export function streamProgramme(tool: Pick<Tool, 'db' | 'modules'>, registrationId: string, locale: Locale): Readable {
  const rows = Readable.from(readRows(tool, registrationId, locale));
  const csv = stringify({ bom: true, escape_formulas: true, record_delimiter: 'windows' });
  rows.once('error', (error) => csv.destroy(error));
  return rows.pipe(csv);
}

async function* readRows(
  tool: Pick<Tool, 'db' | 'modules'>,
  registrationId: string,
  locale: Locale,
): AsyncGenerator<(string | number)[]> {
  const t = consoleWords[locale];
  yield columns.map((column) => t(`report.csv.${column}`));
  const totals = gatherTotals(tool, registrationId, locale);
  for await (const row of readProgramme(tool, registrationId, locale)) {
    totals.take(row);
    yield [
      row.contextTitle ?? (row.contextId === null ? t('report.noCourse') : t('report.noTitle')),
      row.contextId ?? '',
      row.moduleTitle,
      row.moduleId,
      row.learners ?? '',
      row.started,
      row.done,
      showTime(row.lastDoneAt),
    ];
  }
  // Whoever adds the rows up counts people twice who are in two courses, so what the page says stands here, too.
  for (const { moduleTitle, moduleId, started, done, lastDoneAt } of await totals.finish()) {
    yield [t('report.csv.allCourses'), '', moduleTitle, moduleId, '', started, done, showTime(lastDoneAt)];
  }
}

const showTime = (at: number | null): string =>
  at === null ? '' : new Date(at).toISOString().slice(0, 16).replace('T', ' ');
