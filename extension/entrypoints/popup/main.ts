import { loadCardTexts } from '../../pages/load-card-texts.ts';
import { mountPage } from '../../pages/mount-page.ts';
import { loadPopupWords } from '../../pages/page-words.ts';
import '../../pages/tend-popup.ts';

void mountPage('tend-popup', 'popupTitle', async (locale) => {
  // Wanted next: it fetches both at once.
  loadCardTexts(locale).catch(() => {});
  return loadPopupWords(locale);
});
