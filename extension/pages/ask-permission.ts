import { browser } from 'wxt/browser';
import { sendMessage } from '../messages/send-message.ts';
import { wishedOrigins } from '../own-places/settle-wish.ts';
import type { Wished } from '../storage/wish.ts';

export type PermissionOutcome = 'allowed' | 'refused' | 'notSaved';

/**
 * Has the browser ask whether a place may be read, and the place kept if it may. Call it within a click and await
 * nothing before: the browser asks only then. In a popup nobody may be left to hear how it went.
 */
export async function askPermission(wished: Wished, { inPopup = false } = {}): Promise<PermissionOutcome> {
  const told = sendMessage({ type: 'permissionAsked', wished, inPopup });
  const isGranted = await browser.permissions.request({ origins: wishedOrigins(wished) }).catch(() => false);
  const isKept = [await told, await sendMessage({ type: 'permissionAnswered' })].every(({ isDone }) => isDone);
  if (!isGranted) return 'refused';
  return isKept ? 'allowed' : 'notSaved';
}
