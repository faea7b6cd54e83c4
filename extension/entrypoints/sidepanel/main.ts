import { mountPage } from '../../pages/mount-page.ts';
import '../../pages/tend-panel.ts';

void mountPage('tend-panel', 'panelTitle');
