import { stringify } from 'csv-stringify/browser/esm/sync';
import type { PageWords } from '../pages/page-words.ts';
import type { JournalRow } from './journal-rows.ts';

/**
 * A table with a byte order mark, because Excel reads UTF-8 only then; and no field starts like a formula, because what
 * was written may have been copied from anywhere (OWASP, CSV injection).
 */
export function rowsAsCsv(rows: readonly JournalRow[], t: PageWords): string {
  const headings = [t('fileDate'), t('fileTime'), t('fileKind'), t('fileText'), t('fileDetail')];
  const fields = rows.map(({ date, time, kind, text, detail }) => [date, time, kind, text, detail]);
  return stringify([headings, ...fields], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}
