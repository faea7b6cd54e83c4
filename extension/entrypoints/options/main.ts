import { mountPage } from '../../pages/mount-page.ts';
import '../../pages/tend-options.ts';

void mountPage('tend-options', 'optionsTitle');
