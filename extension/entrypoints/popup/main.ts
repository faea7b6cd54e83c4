import { mountPage } from '../../pages/mount-page.ts';
import { loadPopupWords } from '../../pages/page-words.ts';
import '../../pages/tend-popup.ts';

void mountPage('tend-popup', 'popupTitle', loadPopupWords);
