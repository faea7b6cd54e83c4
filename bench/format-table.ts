import type { Row } from './results-file.ts';

const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const figure = (value: number) => (value >= 1000 ? whole : number).format(value);

/** Rows as a table for a terminal: figure, bound, verdict, and what it was compared with. */
export function formatTable(rows: readonly Row[]): string {
  const lines = [
    ['bench', 'value', 'unit', 'at most', 'holds', 'against'],
    ...rows.map((row) => [
      row.name,
      figure(row.value),
      row.unit,
      row.bound === null ? '' : figure(row.bound),
      row.bound === null ? '' : row.holds ? 'yes' : 'NO',
      row.peer ?? '',
    ]),
  ];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  const isFigure = (column: number) => column === 1 || column === 3;
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell[isFigure(column) ? 'padStart' : 'padEnd'](widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
