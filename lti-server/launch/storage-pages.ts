import { html } from 'ghtml';
import type { Locale } from '#shared/schemas/locale.ts';
import { renderSheet, renderShell } from '../pages/page-shell.ts';
import { say } from '../say.ts';

/** What the page script `platform-storage.ts` is told. */
export interface StorageTask {
  /** `lti_storage_target`: the name of a frame beside ours, or `_parent`. */
  target: string;
  /** The origin of the platform's auth address: no other may be asked or believed. */
  origin: string;
  key: string;
  /** The secret to put; null to read it back. */
  value: string | null;
  /** Where to go when it is put, whether or not the platform answered. */
  next: string | null;
}

/** At the login: puts the secret, then goes on to the platform. */
export function renderStorePage(task: {
  locale: Locale;
  target: string;
  origin: string;
  key: string;
  value: string;
  next: string;
}): string {
  const { locale, ...rest } = task;
  return renderStoragePage(rest, '', locale);
}

/** At the launch: reads the secret back and posts it with the handle of the verified launch. */
export function renderProvePage(
  task: { target: string; origin: string; key: string },
  { action, handle, locale }: { action: string; handle: string; locale: Locale },
): string {
  return renderStoragePage(
    { ...task, value: null, next: null },
    html`<form method="post" action="${action}" id="tend-proof">
      <input type="hidden" name="handle" value="${handle}" />
      <input type="hidden" name="proof" value="" />
    </form>`,
    locale,
  );
}

function renderStoragePage(task: StorageTask, form: string, locale: Locale): string {
  return renderShell({
    lang: locale,
    title: say[locale]('proof.title'),
    scripts: ['platform-storage.ts'],
    body: html`!${renderSheet(html`<p role="status">${say[locale]('proof.message')}</p>`)}!${form}
      <script type="application/json" id="tend-storage">
        !${JSON.stringify(task).replaceAll('<', '\\u003c')}
      </script>`,
  });
}
