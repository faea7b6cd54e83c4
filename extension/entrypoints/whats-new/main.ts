import { mountPage } from '../../pages/mount-page.ts';
import { loadPageWords } from '../../pages/page-words.ts';
import '../../pages/tend-whats-new.ts';

void mountPage('tend-whats-new', 'newsTitle', loadPageWords);
