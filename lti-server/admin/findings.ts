import { html } from 'ghtml';
import type { Finding } from '../platform/check-connection.ts';
import type { View } from './console-page.ts';
import { renderState, renderTable } from './tables.ts';

const kinds = { ok: 'good', warn: 'waits', fail: 'bad' } as const;

/** What was looked at, worst first, with what to change. The findings themselves are English. */
export function renderFindings({ t }: View, findings: readonly Finding[], caption: string): string {
  const order = ['fail', 'warn', 'ok'];
  const sorted = findings.toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
  const failed = findings.filter(({ state }) => state === 'fail').length;
  const english = (words: string): string => html`<span lang="en">${words}</span>`;
  const rows = sorted.map(({ what, state, found, change }) => [
    english(what),
    renderState(kinds[state], t(`findings.${state}`)),
    english(found),
    change === null ? '–' : english(change),
  ]);
  const headings = [t('findings.what'), t('table.state'), t('findings.found'), t('findings.change')];
  return html`<p class="notice" role="status">${t('findings.summary', { failed, all: findings.length })}</p>
    !${renderTable({ caption, headings, rows, empty: t('findings.empty') })}`;
}
