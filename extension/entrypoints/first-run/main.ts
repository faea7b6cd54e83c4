import { mountPage } from '../../pages/mount-page.ts';
import '../../pages/tend-first-run.ts';

void mountPage('tend-first-run', 'firstRunTitle');
