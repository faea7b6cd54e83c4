import { html } from 'ghtml';
import type { Locale } from '#shared/schemas/locale.ts';
import type { ConsoleWords } from './console-words.ts';

interface Table {
  caption: string;
  headings: readonly string[];
  /** Cells as HTML; the first names its row. */
  rows: readonly (readonly string[])[];
  /** What will stand here, and how to begin. */
  empty: string;
}

/** A table that scrolls by itself where the window is narrow, also by keys. */
export function renderTable({ caption, headings, rows, empty }: Table): string {
  if (rows.length === 0) return html`<p class="empty">${empty}</p>`;
  const head = headings.map((heading) => html`<th scope="col">${heading}</th>`).join('');
  const body = rows.map(([first = '', ...rest]) => {
    const cells = rest.map((cell) => html`<td>!${cell}</td>`).join('');
    return html`<tr>
      <th scope="row">!${first}</th>
      !${cells}
    </tr>`;
  });
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          !${head}
        </tr>
      </thead>
      <tbody>
        !${body.join('')}
      </tbody>
    </table>
  </div>`;
}

/** Labels and values, values as HTML. */
export function renderFacts(facts: readonly (readonly [label: string, value: string])[]): string {
  return html`<dl>
    !${facts
      .map(
        ([label, value]) =>
          html`<dt>${label}</dt>
            <dd>!${value}</dd>`,
      )
      .join('')}
  </dl>`;
}

/** Text as HTML. */
export const text = (value: string | number): string => html`${String(value)}`;
/** What is copied: one press selects all of it. */
export const code = (value: string): string => html`<code>${value}</code>`;

/** A state is its word; the mark and the colour only repeat it. */
export function renderState(kind: 'good' | 'waits' | 'bad' | 'off', word: string): string {
  return html`<span class="state state-${kind}">${word}</span>`;
}

/** UTC: operators of one server may sit in several zones. */
export function formatTime(time: number, locale: Locale): string {
  const date = new Date(time);
  const words = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(date);
  return html`<time datetime="${date.toISOString()}">${words} UTC</time>`;
}

/** Links to the pages of a list before and after this one; nothing when there is only one. */
export function renderPager(
  t: ConsoleWords,
  path: string,
  query: Readonly<Record<string, string>>,
  { page, isLast }: { page: number; isLast: boolean },
): string {
  const link = (to: number, label: string): string =>
    html`<a href="${path}?${new URLSearchParams({ ...query, page: String(to) }).toString()}">${label}</a>`;
  const links = [page > 1 ? link(page - 1, t('pager.previous')) : '', isLast ? '' : link(page + 1, t('pager.next'))];
  if (links.every((found) => found === '')) return '';
  return html`<nav class="pager" aria-label="${t('pager.label')}">!${links.join('')}</nav>`;
}
