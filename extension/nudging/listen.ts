import { browser } from 'wxt/browser';
import { listenToNotifications } from '../notifications/open-from-notification.ts';
import { runCommand } from '../commands/run-command.ts';
import { acceptMessage, type AcceptedMessage, type Sender } from '../messages/accept-message.ts';
import type { Outcome } from '../messages/message.ts';
import { offerItem, settingsItem } from '../storage/items.ts';
import { watchItem } from '../storage/stored-item.ts';
import { watchManaged } from '../storage/managed-storage.ts';
import { watchSyncStorage } from '../storage/sync-storage.ts';
import { syncAlarm } from '../sync/sync-alarm.ts';
import { attempt, type Kind, tryAgain } from './attempt.ts';
import { handleMessage } from './handle-message.ts';
import { loadLibrary } from './load-library.ts';
import { lockAlarm } from './lock-alarm.ts';
import { openPanel } from './open-panel.ts';
import { wakeAlarm } from './plan-wake.ts';
import { registerPlaces } from './register-places.ts';
import { tick } from './tick.ts';
import { settleUnsure } from './unsure-showing.ts';

const upkeep: Kind = { isUpkeep: true };

/** By then whatever woke this worker has come and is seen to: it goes before upkeep, and would wait for it otherwise. */
const eventMs = 250;

/**
 * Wires the browser's events to the work. Every listener is added in the first turn of the worker: an event that woke
 * it is lost to listeners that come later. What no prompt waits for is imported by the work itself, and set up only then
 * (docs/decisions/0011).
 */
export function listen(): void {
  // Most wakes need the prompts, which take the longest to come. Whoever waits for them hears of a failure.
  loadLibrary().catch(() => {});
  const syncNow = () => void attempt(async (now) => (await import('./see-to-all.ts')).syncNow(now));
  const tickNow = (kind: Kind = {}) => {
    void attempt(tick, kind);
    void attempt(async () => (await import('./see-to-all.ts')).seeToAll(kind), kind);
  };
  const register = () => void attempt(registerPlaces, upkeep);
  const settlePlaces = (kind: Kind = {}) =>
    void attempt(async (now) => (await import('../own-places/answer-wish.ts')).answerWish(now), kind);
  const siteMenu = () => import('../own-places/site-menu.ts');
  const drawMenu = () => void attempt(async () => (await siteMenu()).drawSiteMenu(), upkeep);

  browser.runtime.onInstalled.addListener(({ reason, previousVersion }) => {
    register();
    drawMenu();
    tickNow();
    if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('/first-run.html') });
    if (reason !== 'update' || previousVersion === undefined) return;
    void attempt(async (now) => (await import('../whats-new/note-update.ts')).noteUpdate(previousVersion, now));
  });
  browser.runtime.onStartup.addListener(() => {
    register();
    drawMenu();
    tickNow();
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === wakeAlarm || name === syncAlarm || name === lockAlarm) tickNow();
  });
  // Alarms do not fire while a device sleeps; coming back to it makes up for them. Safari has no idle.
  browser.idle?.onStateChanged.addListener((state) => {
    if (state === 'active') tickNow();
  });
  watchManaged(() => {
    register();
    drawMenu();
    tickNow();
  });
  watchSyncStorage(syncNow);
  browser.permissions.onAdded.addListener(() => settlePlaces());
  browser.permissions.onRemoved.addListener(register);
  // What waits is settled by many; whoever settles it, the notification follows.
  watchItem(offerItem, align);
  browser.permissions.onRemoved.addListener(align);
  browser.permissions.onAdded.addListener(listenToNotifications);
  listenToNotifications();
  browser.commands?.onCommand.addListener((name, tab) => void runCommand(name, tab).catch(tryAgain));
  browser.contextMenus?.onClicked.addListener(
    (click, tab) => void siteMenu().then(({ openForSite }) => openForSite(click, tab)),
  );
  watchItem(settingsItem, drawMenu);
  browser.runtime.onMessage.addListener(receive);
  settleUnsure().catch(tryAgain);
  setTimeout(() => {
    tickNow(upkeep);
    // An event that told of permissions may have come to a worker that died of it.
    settlePlaces(upkeep);
  }, eventMs);
}

const align = () =>
  void attempt(async (now) => (await import('../notifications/align-notification.ts')).alignNotification(now), upkeep);

/** True tells the browser that `reply` will be called: pages of ours wait for the outcome, pages of the web do not. */
function receive(raw: unknown, sender: Sender, reply: (outcome: Outcome) => void): boolean {
  const own = { id: browser.runtime.id, origin: browser.runtime.getURL('/') };
  const accepted = acceptMessage(raw, sender, own);
  if (accepted instanceof Promise) {
    void answer(accepted, reply);
    return true;
  }
  if (!accepted?.web) return false;
  const { message, web } = accepted;
  // The click in the page counts for the panel only within this very turn.
  if (message.type === 'nudgeAnswered' && (message.choice === 'plan' || message.choice === 'note')) {
    void openPanel({ tabId: web.tabId });
  }
  void handleMessage(accepted);
  return false;
}

/** A plan that is written, tried or dropped may be one that a notification tells of. */
async function answer(accepting: Promise<AcceptedMessage | null>, reply: (outcome: Outcome) => void): Promise<void> {
  const accepted = await accepting;
  if (!accepted) return reply({ isDone: false, reason: 'refused' });
  reply(await handleMessage(accepted));
  if (accepted.message.type.startsWith('plan')) align();
}
