import { mountPage } from '../../pages/mount-page.ts';
import { loadPopupWords } from '../../pages/page-words.ts';
import '../../pages/tend-own-place.ts';

void mountPage('tend-own-place', 'ownPlaceTitle', loadPopupWords);
