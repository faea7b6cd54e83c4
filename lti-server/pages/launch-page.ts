import { textIn } from '#shared/schemas/locale.ts';
import { html } from 'ghtml';
import type { Module } from '#shared/schemas/module.ts';
import type { LaunchBoot } from './launch-boot.ts';
import { renderShell } from './page-shell.ts';
import { pageWords } from './page-words.ts';

/** JSON that can stand inside a script element: no `<` that could end it, whatever a title says. */
function embed(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

const embedded = new WeakMap<Module, string>();

/** A module is most of the page and the same for everybody: it is turned into text once. */
function embedModule(module: Module): string {
  const text = embedded.get(module) ?? embed(module);
  embedded.set(module, text);
  return text;
}

function embedBoot({ module, ...boot }: LaunchBoot): string {
  return `${embed(boot).slice(0, -1)},"module":${module ? embedModule(module) : 'null'}}`;
}

const bootPlace = '<!--boot-->';

function titleOf({ module, session, locale }: LaunchBoot): string {
  const title = (module && textIn(module.locales, locale).text.title) ?? session.resourceLink?.title;
  const t = pageWords[locale];
  return title ? t('page.title', { title }) : t('page.name');
}

/** The page of an accepted launch: what it begins with as data, and the script that makes it. */
export function renderLaunchPage(boot: LaunchBoot): string {
  const t = pageWords[boot.locale];
  const shell = renderShell({
    title: titleOf(boot),
    lang: boot.locale,
    scripts: ['launch.ts'],
    body: html`<div id="page">
        <p class="loading" role="status">${t('page.loading')}</p>
        <noscript><p>${t('page.noScript')}</p></noscript>
      </div>
      <script type="application/json" id="tend-launch">
        !${bootPlace}
      </script>`,
  });
  const [head = '', tail = ''] = shell.split(bootPlace);
  return head + embedBoot(boot) + tail;
}
