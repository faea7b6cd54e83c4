import { mountPage } from '../../pages/mount-page.ts';
import '../../pages/tend-popup.ts';

void mountPage('tend-popup', 'popupTitle');
