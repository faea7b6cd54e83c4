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

const bootPlace = '<!--boot-->';

function titleOf({ module, session, locale }: LaunchBoot): string {
  const title = (module && textIn(module.locales, locale).text.title) ?? session.resourceLink?.title;
  const t = pageWords[locale];
  return title ? t('page.title', { title }) : t('page.name');
}

/** A page around the place of what it begins with; bytes, because making them of a text costs more than all else. */
interface Frame {
  head: Buffer;
  tail: Buffer;
}

function renderFrame(boot: LaunchBoot, module: string): Frame {
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
  return { head: Buffer.from(head), tail: Buffer.from(`,"module":${module}}${tail}`) };
}

const frames = new WeakMap<Module, Map<LaunchBoot['locale'], Frame>>();

/** A module is most of its page, and the page around it the same for everybody: they are made once. */
function frameOf(boot: LaunchBoot): Frame {
  const { module, locale } = boot;
  if (module === null) return renderFrame(boot, 'null');
  const known = frames.get(module) ?? new Map<LaunchBoot['locale'], Frame>();
  frames.set(module, known);
  const frame = known.get(locale) ?? renderFrame(boot, embed(module));
  known.set(locale, frame);
  return frame;
}

/** The page of an accepted launch, in UTF-8: what it begins with as data, and the script that makes it. */
export function renderLaunchPage(boot: LaunchBoot): Buffer {
  const { module: _module, ...own } = boot;
  const { head, tail } = frameOf(boot);
  return Buffer.concat([head, Buffer.from(embed(own).slice(0, -1)), tail]);
}
