import { pageBootSchema } from '../pages/launch-boot.ts';
import { ApiFault, callApi } from './call-api.ts';
import { mountPage } from './mount-page.ts';
import { forgetToken, keptToken } from './tab-token.ts';

/**
 * A reload or the back button posts a used launch again, and the server rightly refuses it. When this tab still holds
 * a live session, its page comes back in place; otherwise the refusal stays and says what to do.
 */
async function revive(): Promise<void> {
  const token = keptToken();
  if (token === null) return;
  try {
    const boot = await callApi('/api/boot', pageBootSchema, { token });
    mountPage({ ...boot, token });
  } catch (error) {
    if (error instanceof ApiFault && error.status === 401) forgetToken();
  }
}

void revive();
