import { mountPage } from '../../pages/mount-page.ts';
import { loadPageWords } from '../../pages/page-words.ts';
import '../../pages/tend-privacy.ts';

void mountPage('tend-privacy', 'privacyTitle', loadPageWords);
