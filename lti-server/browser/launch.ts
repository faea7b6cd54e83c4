import { launchBootSchema } from '../pages/launch-boot.ts';
import { mountPage } from './mount-page.ts';
import { pageLocale } from './page-locale.ts';
import { pageWords } from './words.ts';

// The page of an accepted launch: its data stand beside this script.
const source = document.getElementById('tend-launch');
const boot = launchBootSchema.safeParse(JSON.parse(source?.textContent ?? 'null'));
if (boot.success) {
  mountPage(boot.data);
} else {
  const status = document.querySelector('#page [role=status]');
  if (status) status.textContent = pageWords[pageLocale()]('page.failed');
}
