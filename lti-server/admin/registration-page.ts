import { html } from 'ghtml';
import type { DeploymentView } from '../platform/deployments.ts';
import type { RegistrationView } from '../platform/registrations.ts';
import type { View } from './console-page.ts';
import { renderButton, renderCareful, renderField, renderForm } from './forms.ts';
import type { OfferedService } from './read-services.ts';
import { renderStatus } from './status.ts';
import { code, formatTime, renderFacts, renderState, renderTable, text } from './tables.ts';

interface Shown {
  registration: RegistrationView;
  deployments: readonly DeploymentView[];
  courses: number;
  services: readonly OfferedService[];
  /** The page of this registration; its forms post below it. */
  path: string;
  /** What was wrong with the name that was typed to remove it. */
  removeProblem: string | undefined;
}

/** One registration: what was agreed, where it may launch, what its platform offers. */
export function renderRegistration(view: View, shown: Shown): string {
  return [
    renderStanding(view, shown),
    renderDeployments(view, shown),
    renderServices(view, shown),
    renderAgreed(view, shown),
    renderRemoval(view, shown),
  ].join('');
}

function renderStanding(view: View, { registration, path }: Shown): string {
  const { t } = view;
  const { status } = registration;
  const activate = renderButton(view, `${path}/status`, t('registration.activate'), {
    fields: { status: 'active' },
    isPrimary: true,
  });
  const turnOff = renderCareful(
    t('registration.turnOff.summary'),
    t('registration.turnOff.what'),
    renderButton(view, `${path}/status`, t('registration.turnOff'), { fields: { status: 'inactive' } }),
  );
  return html`<section class="panel">
    <p>!${renderStatus(t, status)}</p>
    <p>${t(`registration.is.${status}`)}</p>
    <div class="row">
      !${status === 'active' ? '' : activate} !${renderButton(view, `${path}/check`, t('registration.check'))}
      <a href="/admin/report?registration=${encodeURIComponent(registration.id)}">${t('registration.report')}</a>
      <a href="/admin/outbox?registration=${encodeURIComponent(registration.id)}">${t('registration.outbox')}</a>
    </div>
    !${status === 'inactive' ? '' : turnOff}
  </section>`;
}

function renderDeployments(view: View, { deployments, path }: Shown): string {
  const { t, locale } = view;
  const rows = deployments.map(({ id, status, createdAt }) => {
    const change = (to: 'active' | 'off'): string =>
      status === to
        ? ''
        : renderButton(view, `${path}/deployments`, t(`deployment.${to}`), {
            fields: { deployment: id, status: to },
            about: id,
            isPrimary: to === 'active' && status === 'pending',
          });
    const buttons = html`<div class="row">!${change('active')}!${change('off')}</div>`;
    return [code(id), renderStatus(t, status), formatTime(createdAt, locale), buttons];
  });
  const field = renderField({
    name: 'deployment',
    label: t('deployment.id'),
    hint: t('deployment.id.hint'),
  });
  const allow = renderForm(view, `${path}/deployments`, html`!${field}<button>${t('deployment.allow')}</button>`, {
    status: 'active',
  });
  return html`<h2>${t('deployments.title')}</h2>
    <p>${t('deployments.intro')}</p>
    !${renderTable({
      caption: t('deployments.title'),
      headings: [t('deployment.id'), t('table.state'), t('deployment.firstSeen'), t('table.action')],
      rows,
      empty: t('deployments.empty'),
    })}
    <details class="careful">
      <summary>${t('deployment.allow.summary')}</summary>
      !${allow}
    </details>`;
}

function renderServices({ t }: View, { courses, services }: Shown): string {
  const rows = services.map(({ service, offered }) => {
    const kind = offered === courses ? 'good' : offered === 0 ? 'bad' : 'waits';
    return [
      text(t(`service.${service}`)),
      renderState(kind, t('service.offered', { offered, courses })),
      offered === courses ? '–' : text(t(`service.${service}.without`)),
    ];
  });
  return html`<h2>${t('services.title')}</h2>
    <p>${t('services.intro')}</p>
    !${renderTable({
      caption: t('services.title'),
      headings: [t('services.service'), t('services.where'), t('services.without')],
      rows: courses === 0 ? [] : rows,
      empty: t('services.empty'),
    })}`;
}

function renderAgreed({ t, locale }: View, { registration }: Shown): string {
  const { audience } = registration;
  return html`<h2>${t('agreed.title')}</h2>
    !${renderFacts([
      [t('agreed.id'), code(registration.id)],
      [t('field.issuer'), code(registration.issuer)],
      [t('field.clientId'), code(registration.clientId)],
      [t('field.authUrl'), code(registration.authUrl)],
      [t('field.tokenUrl'), code(registration.tokenUrl)],
      [t('field.jwksUrl'), code(registration.jwksUrl)],
      ...(audience === null ? [] : [[t('field.audience'), code(audience)] as const]),
      [t('agreed.anonymous'), text(t(registration.allowAnonymous ? 'agreed.allowed' : 'agreed.refused'))],
      [t('agreed.family'), text(registration.platformFamily ?? t('agreed.familyUnknown'))],
      [t('agreed.since'), formatTime(registration.createdAt, locale)],
    ])}
    <p><a href="/admin/registrations/new">${t('agreed.values')}</a></p>`;
}

function renderRemoval(view: View, { registration, path, removeProblem }: Shown): string {
  const { t } = view;
  const field = renderField({
    name: 'name',
    label: t('registration.remove.name', { name: registration.name }),
    problem: removeProblem,
  });
  const form = renderForm(view, `${path}/remove`, html`!${field}<button>${t('registration.remove')}</button>`);
  return html`<h2>${t('registration.remove.title')}</h2>
    <details class="careful" !${removeProblem ? 'open' : ''}>
      <summary>${t('registration.remove.summary')}</summary>
      <p>${t('registration.remove.what')}</p>
      !${form}
    </details>`;
}
