import { html } from 'ghtml';
import { spellFinding, type Finding } from '../platform/finding.ts';
import type { View } from './console-page.ts';
import { renderState, renderTable } from './tables.ts';

const kinds = { ok: 'good', warn: 'waits', fail: 'bad' } as const;

/** What was looked at, worst first, with what to change. */
export function renderFindings({ t, locale }: View, findings: readonly Finding[], caption: string): string {
  const order = ['fail', 'warn', 'ok'];
  const sorted = findings.toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
  const failed = findings.filter(({ state }) => state === 'fail').length;
  const rows = sorted
    .map((finding) => spellFinding(finding, locale))
    .map(({ what, state, found, change }) => [
      html`${what}`,
      renderState(kinds[state], t(`findings.${state}`)),
      html`${found}`,
      change === null ? '–' : html`${change}`,
    ]);
  const headings = [t('findings.what'), t('table.state'), t('findings.found'), t('findings.change')];
  return html`<p class="notice" role="status">${t('findings.summary', { failed, all: findings.length })}</p>
    !${renderTable({ caption, headings, rows, empty: t('findings.empty') })}`;
}
