import { mountPage } from '../../pages/mount-page.ts';
import { loadPageWords } from '../../pages/page-words.ts';
import '../../pages/tend-look-back.ts';

void mountPage('tend-look-back', 'lookBackTitle', loadPageWords);
