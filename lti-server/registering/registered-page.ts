import { html } from 'ghtml';
import type { Locale } from '#shared/schemas/locale.ts';
import { renderSheet, renderShell } from '../pages/page-shell.ts';
import { neededScopes } from '../platform/needed-scopes.ts';
import { say } from '../say.ts';
import type { RegisteredPlatform } from './register-platform.ts';

/** In the platform's frame: what was registered, what is next there and here, and the way back. */
export function renderRegisteredPage({ registration, lms, deploymentId, scopes }: RegisteredPlatform, locale: Locale) {
  const t = say[locale];
  const deployment = deploymentId
    ? html`<dt>${t('registered.deployment')}</dt>
        <dd>${deploymentId}</dd>`
    : '';
  const missing = scopes.length < neededScopes.length ? html`<p>${t('registered.fewServices')}</p>` : '';
  const there = lms === 'moodle' || lms === 'canvas' ? t(`registered.next.${lms}`) : t('registered.next.other');
  return renderShell({
    lang: locale,
    title: t('registered.title'),
    scripts: ['close-registration.ts'],
    body: renderSheet(
      html`<h1>${t('registered.title')}</h1>
        <p>${t('registered.message')}</p>
        <dl>
          <dt>${t('registered.platform')}</dt>
          <dd>${registration.issuer}</dd>
          <dt>${t('registered.client')}</dt>
          <dd>${registration.clientId}</dd>
          !${deployment}
          <dt>${t('registered.registration')}</dt>
          <dd>${registration.id}</dd>
        </dl>
        !${missing}
        <p>${there}</p>
        <p>${t('registered.next.operator')}</p>
        <div id="tend-close" hidden>
          <p role="status">${t('registered.closes')}</p>
          <p>
            <button class="primary" data-close>${t('registered.close')}</button>
            <button data-stay>${t('registered.stay')}</button>
          </p>
        </div>`,
    ),
  });
}
