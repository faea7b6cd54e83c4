import { browser } from 'wxt/browser';
import { noteUpdate } from '../whats-new/note-update.ts';
import { refreshCalendar } from '../calendar/refresh-calendar.ts';
import { alignNotification } from '../notifications/align-notification.ts';
import { listenToNotifications } from '../notifications/open-from-notification.ts';
import { runCommand } from '../commands/run-command.ts';
import { acceptMessage, type AcceptedMessage, type Sender } from '../messages/accept-message.ts';
import type { Outcome } from '../messages/message.ts';
import { answerWish } from '../own-places/answer-wish.ts';
import { drawSiteMenu, openForSite } from '../own-places/site-menu.ts';
import { offerItem, settingsItem } from '../storage/items.ts';
import { watchItem } from '../storage/stored-item.ts';
import { readClock } from './clock.ts';
import { handleMessage } from './handle-message.ts';
import { loadLibrary } from './load-library.ts';
import { lockAlarm, mindLock } from './mind-lock.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { alignPolicyPacks } from '../policy/align-policy-packs.ts';
import { watchManaged } from '../storage/managed-storage.ts';
import { watchSyncStorage } from '../storage/sync-storage.ts';
import { syncAlarm } from '../sync/sync-alarm.ts';
import { syncSettings } from '../sync/sync-settings.ts';
import { openPanel } from './open-panel.ts';
import { wakeAlarm } from './plan-wake.ts';
import { registerPlaces } from './register-places.ts';
import { sweepJournal } from './sweep-journal.ts';
import { tick } from './tick.ts';
import { settleUnsure } from './unsure-showing.ts';

/** Nobody waits for upkeep: it is done after all else. */
interface Kind {
  isUpkeep?: boolean;
}

/**
 * Wires the browser's events to the work. Every listener is added in the first turn of the worker: an event that woke
 * it is lost to listeners that come later.
 */
export function listen(): void {
  const syncNow = (kind: Kind = {}) =>
    void attempt(async () => {
      const now = await readClock();
      if (await syncSettings(now)) await tick(now);
    }, kind);
  const tickNow = (kind: Kind = {}) => {
    void attempt(async () => alignPolicyPacks(await readClock()), kind);
    void attempt(async () => tick(await readClock()), kind);
    syncNow(kind);
    align();
    void attempt(async () => sweepJournal(await readClock()), { isUpkeep: true });
    void attempt(async () => mindLock(await readClock()), kind);
    refreshCalendar({ isWanted: false }).catch(tryAgain);
  };
  const register = () => void attempt(registerPlaces, { isUpkeep: true });
  const settlePlaces = (kind: Kind = {}) => void attempt(async () => answerWish(await readClock()), kind);
  const drawMenu = () => void attempt(drawSiteMenu, { isUpkeep: true });

  browser.runtime.onInstalled.addListener(({ reason, previousVersion }) => {
    register();
    drawMenu();
    tickNow();
    if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('/first-run.html') });
    if (reason !== 'update' || previousVersion === undefined) return;
    void attempt(async () => noteUpdate(previousVersion, await readClock()));
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
  watchSyncStorage(() => syncNow());
  browser.permissions.onAdded.addListener(() => settlePlaces());
  browser.permissions.onRemoved.addListener(register);
  // What waits is settled by many; whoever settles it, the notification follows.
  watchItem(offerItem, align);
  browser.permissions.onRemoved.addListener(align);
  browser.permissions.onAdded.addListener(listenToNotifications);
  listenToNotifications();
  browser.commands?.onCommand.addListener((name, tab) => void runCommand(name, tab).catch(tryAgain));
  browser.contextMenus?.onClicked.addListener((click, tab) => void openForSite(click, tab));
  watchItem(settingsItem, drawMenu);
  browser.runtime.onMessage.addListener(receive);
  // Most wakes decide something: the prompts are on their way meanwhile. Whoever waits for them hears of a failure.
  loadLibrary().catch(() => {});
  settleUnsure().catch(tryAgain);
  // Whatever woke this worker goes first.
  tickNow({ isUpkeep: true });
  // An event that told of permissions may have come to a worker that died of it.
  settlePlaces({ isUpkeep: true });
}

const align = () => void attempt(async () => alignNotification(await readClock()), { isUpkeep: true });

/** True tells the browser that `reply` will be called: pages of ours wait for the outcome, pages of the web do not. */
function receive(raw: unknown, sender: Sender, reply: (outcome: Outcome) => void): boolean {
  const own = { id: browser.runtime.id, origin: browser.runtime.getURL('/') };
  const accepted = acceptMessage(raw, sender, own);
  if (!accepted) return false;
  const { message, web } = accepted;
  if (!web) {
    void answer(accepted, reply);
    return true;
  }
  // The click in the page counts for the panel only within this very turn.
  if (message.type === 'nudgeAnswered' && (message.choice === 'plan' || message.choice === 'note')) {
    void openPanel({ tabId: web.tabId });
  }
  void handleMessage(accepted);
  return false;
}

/** A plan that is written, tried or dropped may be one that a notification tells of. */
async function answer(accepted: AcceptedMessage, reply: (outcome: Outcome) => void): Promise<void> {
  reply(await handleMessage(accepted));
  if (accepted.message.type.startsWith('plan')) align();
}

/** A failure must not end the worker, and the next event tries again. */
async function attempt(work: () => Promise<void>, kind: Kind = {}): Promise<void> {
  try {
    await oneAtATime(work, kind);
  } catch (error) {
    tryAgain(error);
  }
}

function tryAgain(error: unknown): void {
  console.error('Tend will try again:', error);
}
