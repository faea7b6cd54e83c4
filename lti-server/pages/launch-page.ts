import { html } from 'ghtml';
import type { LaunchBoot } from './launch-boot.ts';
import { renderShell } from './page-shell.ts';
import { pageWords as t } from './page-words.ts';

/** JSON that can stand inside a script element: no `<` that could end it, whatever a title says. */
function embed(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

function titleOf({ module, session, locale }: LaunchBoot): string {
  const title = (module?.locales[locale] ?? module?.locales.en)?.title ?? session.resourceLink?.title;
  return title ? t('page.title', { title }) : t('page.name');
}

/** The page of an accepted launch: what it begins with as data, and the script that makes it. */
export function renderLaunchPage(boot: LaunchBoot): string {
  return renderShell({
    title: titleOf(boot),
    lang: boot.locale,
    scripts: ['launch.ts'],
    body: html`<div id="page">
        <p class="loading" role="status">${t('page.loading')}</p>
        <noscript><p>${t('page.noScript')}</p></noscript>
      </div>
      <script type="application/json" id="tend-launch">
        !${embed(boot)}
      </script>`,
  });
}
