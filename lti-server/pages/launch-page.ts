import { html } from 'ghtml';
import type { Module } from '#shared/schemas/module.ts';
import type { LaunchBoot } from './launch-boot.ts';
import { renderShell } from './page-shell.ts';
import { pageWords as t } from './page-words.ts';

/**
 * JSON that can stand inside a script element: no `<` that could end it, whatever a title says; ASCII alone, which is
 * sent without encoding it anew each time.
 */
function embed(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[<\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const embedded = new WeakMap<Module, string>();

/** A module is most of the page and the same for everybody: it is turned into text once. */
function embedModule(module: Module): string {
  const text = embedded.get(module) ?? narrow(embed(module));
  embedded.set(module, text);
  return text;
}

function embedBoot({ module, ...boot }: LaunchBoot): string {
  return `${embed(boot).slice(0, -1)},"module":${module ? embedModule(module) : 'null'}}`;
}

/** The same HTML in ASCII: one dash in its title would double the size of the whole page in memory. */
function toAscii(page: string): string {
  return narrow(page.replaceAll(/[^\0-\x7f]/gu, (character) => `&#${character.codePointAt(0)};`));
}

/** ASCII that V8 still keeps in two bytes a character, because it came from text that needed them. */
function narrow(ascii: string): string {
  return Buffer.from(ascii, 'latin1').toString('latin1');
}

const bootPlace = '<!--boot-->';

function titleOf({ module, session, locale }: LaunchBoot): string {
  const title = (module?.locales[locale] ?? module?.locales.en)?.title ?? session.resourceLink?.title;
  return title ? t('page.title', { title }) : t('page.name');
}

/** The page of an accepted launch: what it begins with as data, and the script that makes it. */
export function renderLaunchPage(boot: LaunchBoot): string {
  const shell = toAscii(
    renderShell({
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
    }),
  );
  const [head = '', tail = ''] = shell.split(bootPlace);
  return head + embedBoot(boot) + tail;
}
