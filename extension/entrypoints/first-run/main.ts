import { mountPage } from '../../pages/mount-page.ts';
import { loadPageWords } from '../../pages/page-words.ts';
import '../../pages/tend-first-run.ts';

void mountPage('tend-first-run', 'firstRunTitle', loadPageWords);
