import { mountPage } from '../../pages/mount-page.ts';
import { loadPageWords } from '../../pages/page-words.ts';
import '../../pages/tend-options.ts';

void mountPage('tend-options', 'optionsTitle', loadPageWords);
