import { html } from 'ghtml';
import type { RegistrationView } from '../platform/registrations.ts';
import type { View } from './console-page.ts';
import type { ScoreCounts } from './count-work.ts';
import { renderButton, renderForm, renderSelect } from './forms.ts';
import type { OutboxItem } from './outbox-list.ts';
import { formatTime, renderFacts, renderPager, renderState, renderTable, text } from './tables.ts';

export const outboxStates = ['refused', 'waiting', 'sending', 'superseded'] as const;
const kinds = { refused: 'bad', waiting: 'waits', sending: 'waits', superseded: 'off' } as const;
const path = '/admin/outbox';

interface Shown {
  counts: ScoreCounts;
  items: readonly OutboxItem[];
  registrations: readonly RegistrationView[];
  /** What was asked for; empty means all. */
  registration: string;
  state: string;
  page: number;
  isLast: boolean;
}

export function renderOutbox(view: View, shown: Shown): string {
  const { t } = view;
  const { counts, registration, state, page, isLast } = shown;
  const query = { ...(registration && { registration }), ...(state && { state }) };
  const all = renderButton(view, `${path}/resend`, t('outbox.resendAll'), {
    fields: { what: 'all', registration },
  });
  return html`<p>${t('outbox.intro')}</p>
    !${renderFacts([
      [t('overview.waiting'), text(counts.waiting)],
      [t('overview.refused'), text(counts.refused)],
      [t('overview.superseded'), text(counts.superseded)],
      [t('overview.sent'), text(counts.sent)],
    ])}
    !${renderFilter(view, shown)}!${renderItems(view, shown)}!${renderPager(t, path, query, { page, isLast })}
    !${
      counts.waiting + counts.refused === 0
        ? ''
        : html`<p>${t('outbox.all')}</p>
            !${all}`
    }`;
}

function renderFilter({ t }: View, { registrations, registration, state }: Shown): string {
  const platforms = registrations.map(({ id, name }) => ({ value: id, label: name }));
  const states = outboxStates.map((value) => ({ value, label: t(`outbox.state.${value}`) }));
  const every = { value: '', label: t('filter.all') };
  return html`<form method="get" action="${path}" class="filter">
    !${renderSelect('registration', t('filter.platform'), [every, ...platforms], registration)}
    !${renderSelect('state', t('table.state'), [every, ...states], state)}
    <button>${t('filter.show')}</button>
  </form>`;
}

function renderItems(view: View, { items, registration }: Shown): string {
  const { t, locale } = view;
  const rows = items.map((item, index) => {
    const name = [item.activityTitle ?? t('outbox.noActivity'), item.contextTitle].filter(Boolean).join(' – ');
    const box = html`<input
      type="checkbox"
      name="score"
      value="${item.handle}"
      id="score-${index}"
      aria-label="${t('outbox.choose', { name })}"
    />`;
    return [
      html`!${box} <label for="score-${index}">${name}</label>`,
      text(item.registrationName),
      renderState(kinds[item.state], t(`outbox.state.${item.state}`)),
      text(item.explanation ?? '–'),
      html`${t('outbox.tried', { count: item.tries })}
      !${item.nextTryAt === null ? '' : formatTime(item.nextTryAt, locale)}`,
    ];
  });
  const headings = ['activity', 'platform', 'state', 'why', 'tries'] as const;
  const table = renderTable({
    caption: t('outbox.title'),
    headings: headings.map((heading) => t(`outbox.${heading}`)),
    rows,
    empty: t('outbox.empty'),
  });
  if (items.length === 0) return table;
  return renderForm(view, `${path}/resend`, html`!${table}<button class="primary">${t('outbox.resend')}</button>`, {
    what: 'chosen',
    registration,
  });
}
