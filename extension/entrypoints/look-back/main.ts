import { mountPage } from '../../pages/mount-page.ts';
import '../../pages/tend-look-back.ts';

void mountPage('tend-look-back', 'lookBackTitle');
