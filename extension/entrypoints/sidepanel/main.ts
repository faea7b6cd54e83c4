import { mountPage } from '../../pages/mount-page.ts';
import { loadPageWords } from '../../pages/page-words.ts';
import '../../pages/tend-panel.ts';

void mountPage('tend-panel', 'panelTitle', loadPageWords);
