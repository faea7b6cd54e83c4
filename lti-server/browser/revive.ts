import { pageBootSchema } from '../pages/launch-boot.ts';
import { ApiFault, callApi } from './call-api.ts';
import { keptWayBack } from './kept-way-back.ts';
import { mountPage } from './mount-page.ts';
import { keptLocale } from './page-locale.ts';
import { forgetToken, keptToken } from './tab-token.ts';

/**
 * A reload or the back button leads to a page without a launch, or posts a used one again, which the server rightly
 * refuses. When this tab still holds a live session, its page comes back in place; otherwise the page says what to do.
 */
async function revive(): Promise<void> {
  const token = keptToken();
  const locale = keptLocale();
  if (locale) document.documentElement.lang = locale;
  try {
    if (token === null) return giveUp();
    const boot = await callApi('/api/boot', pageBootSchema, { token });
    // Whoever fetched this page by the address of its launch keeps it: it names who may frame the page.
    const { pathname, search } = location;
    const resumePath = pathname === boot.resumePath ? pathname + search : boot.resumePath;
    mountPage({ ...boot, resumePath, token, wayBack: keptWayBack() });
  } catch (error) {
    if (error instanceof ApiFault && error.status === 401) forgetToken();
    giveUp();
  }
}

function giveUp(): void {
  const status = document.querySelector<HTMLElement>('[data-failed]');
  if (status) status.textContent = status.dataset['failed'] ?? '';
}

void revive();
