import { html, nothing, type TemplateResult } from 'lit';
import { behaviourMark } from '#shared/components/marks.ts';
import { textIn, type Locale } from '#shared/schemas/locale.ts';
import type { ModuleSummary } from '../pages/launch-boot.ts';
import { pageWords, playerWords } from './words.ts';

/** A module's title and summary in the language of the page, or in English with its `lang`. */
export function summaryIn({ texts }: ModuleSummary, locale: Locale) {
  const { text, lang } = textIn(texts, locale);
  return { ...text, lang };
}

/** One quiet line under a module: its behaviours, how long it takes, and for those who teach how far its Welsh is. */
export function moduleFacts(module: ModuleSummary, locale: Locale, isForTeacher: boolean): TemplateResult {
  const t = playerWords[locale];
  const welsh = module.texts.cy;
  const isOpen = welsh?.status !== 'reviewed';
  return html`${module.behaviours.map(
      (one) => html`<span class="behaviour">${behaviourMark(one)}${t(`behaviour.${one}`)}</span>`,
    )}
    <span>${t('player.minutes', { minutes: module.minutes })}</span>
    ${
      isForTeacher && isOpen
        ? html`<span class="review">${pageWords[locale](welsh ? 'review.draftMark' : 'review.missingMark')}</span>`
        : nothing
    }`;
}
