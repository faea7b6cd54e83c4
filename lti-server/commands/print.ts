type Cell = string | number | boolean | null | readonly string[];

export function printJson(value: unknown): void {
  console.log(JSON.stringify(value, null, 2));
}

/** Prints rows as a table whose columns are as wide as they need to be; `empty` when there are none. */
export function printTable(rows: readonly Readonly<Record<string, Cell>>[], empty: string): void {
  const [first] = rows;
  if (!first) return console.log(empty);
  const headings = Object.keys(first);
  const lines = [headings, ...rows.map((row) => headings.map((heading) => show(row[heading] ?? null)))];
  const widths = headings.map((_heading, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  for (const line of lines) {
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}

/** Times as people read them; the JSON of a listing keeps milliseconds. */
export function showTime(milliseconds: number | null): string {
  return milliseconds === null ? '' : new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

function show(cell: Cell): string {
  return cell === null ? '' : String(cell);
}
