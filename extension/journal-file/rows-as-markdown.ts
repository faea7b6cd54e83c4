import type { PageWords } from '../pages/page-words.ts';
import type { JournalRow } from './journal-rows.ts';

/** To read or to print: a heading for each day, and what was written as quoted text, so that it stays what it is. */
export function rowsAsMarkdown(
  rows: readonly JournalRow[],
  t: PageWords,
  dayInWords: (date: string) => string,
): string {
  const lines = [`# ${t('lookBackTitle')}`];
  let day = '';
  for (const { date, time, kind, text, detail } of rows) {
    if (date !== day) lines.push('', `## ${escape(dayInWords(date))}`);
    day = date;
    lines.push('', `**${time} · ${escape(kind)}**`, '', ...quoted(text));
    if (detail !== '') lines.push('', escape(detail));
  }
  return `${lines.join('\n')}\n`;
}

/** Every line ends where its writer ended it: that is what two spaces say in Markdown. */
function quoted(text: string): string[] {
  return text.split(/\r\n|\r|\n/).map((line) => (line.trim() === '' ? '>' : `> ${escape(line.trim())}  `));
}

/** Characters that would make markup of somebody's words (CommonMark, section 2.4), and those that begin a block. */
function escape(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>&~|]/g, String.raw`\$&`)
    .replace(/^([#+\-=]|\d+(?=[.)]))/, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`));
}
