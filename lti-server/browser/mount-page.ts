import type { LaunchBoot } from '../pages/launch-boot.ts';
import { keepWayBack } from './kept-way-back.ts';
import { resizeFrame } from './resize-frame.ts';
import { setPageLocale } from './page-locale.ts';
import { keepToken } from './tab-token.ts';
import { ToolPage } from './tool-page.ts';

/** Puts the page of a session in the place of what the server wrote. */
export function mountPage(boot: LaunchBoot): void {
  const page = new ToolPage();
  page.boot = boot;
  document.getElementById('page')?.replaceChildren(page);
  // A reload, or a way back to here, then fetches this address instead of posting a used launch again.
  keepToken(boot.token, boot.resumePath);
  keepWayBack(boot.wayBack);
  setPageLocale(boot.locale);
  resizeFrame();
}
