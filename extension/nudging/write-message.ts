import type { Message } from '../messages/message.ts';
import { changeNote } from '../storage/change-note.ts';
import { changeCalendar } from '../calendar/refresh-calendar.ts';
import { keepPack } from '../storage/change-packs.ts';
import { dropEntry, keepEntry } from '../storage/journal.ts';
import { noteLossRead } from '../storage/journal-birth.ts';
import { followUpPlan } from '../storage/follow-up-plan.ts';
import { keepDraft } from '../storage/keep-draft.ts';
import { keepNote } from '../storage/keep-note.ts';
import { draftItem } from '../storage/draft-item.ts';
import { offerItem, settingsItem, statusItem, unreadableItem } from '../storage/items.ts';
import { loadItem } from '../storage/load-item.ts';
import { changePlaces } from '../own-places/change-places.ts';
import { mergeJournal } from '../storage/merge-journal.ts';
import { newsItem } from '../storage/news.ts';
import { writePanelTask } from '../storage/panel-task.ts';
import { choicesItem } from '../storage/choices.ts';
import { writeItem, writeTogether } from '../storage/stored-item.ts';
import { tryPlan } from '../storage/try-plan.ts';
import { changeChallenges } from '../storage/unsure-challenge.ts';
import type { Status } from '#shared/schemas/status.ts';
import { notePackTried } from '../policy/align-policy-packs.ts';
import { chooseSettings, type Chosen, settleSettings } from '../policy/choose-settings.ts';
import { effectiveSettings } from '../policy/effective-settings.ts';
import { loadSettingsReading } from '../policy/load-settings.ts';
import type { Policy } from '../policy/policy.ts';
import { planSync } from '../sync/sync-alarm.ts';
import { removeSyncCopy, turnSyncOff, turnSyncOn } from '../sync/sync-settings.ts';
import { chooseNotifications } from '../notifications/choose-notifications.ts';
import { deleteEverything } from './delete-everything.ts';
import { handleChallenge, isOfChallenge } from './handle-challenge.ts';
import { forgetNudges } from './load-nudges.ts';
import { handleSeal, isOfSeal } from './handle-seal.ts';
import { openNudge } from './open-nudge.ts';
import { recordAnswer } from './record-answer.ts';
import { registerPlaces } from './register-places.ts';
import { removePack } from './remove-pack.ts';
import { snooze } from './snooze.ts';
import { rememberClock } from './sweep-journal.ts';
import { tick } from './tick.ts';

/** A meeting that somebody forgot to end does not silence Tend for longer than this. */
const meetingMs = 60 * 60_000;

/** Writes what a message tells. Call it within `oneAtATime`. */
export async function writeMessage(
  message: Exclude<Message, { type: 'momentNoticed' | 'callGoesOn' | 'callOver' }>,
  now: number,
): Promise<void> {
  if (isOfChallenge(message)) return handleChallenge(message, now);
  if (isOfSeal(message)) return handleSeal(message, now);
  switch (message.type) {
    case 'nudgeAnswered':
      return recordAnswer(message.nudgeId, message.choice, now);
    case 'nudgeOpened':
      return openNudge(message.nudgeId, now);
    case 'settingsChosen':
      return changeSettings(
        (chosen, policy) =>
          chooseSettings(chosen, { ...message.settings, challenge: chosen.settings.challenge }, policy, now),
        now,
      );
    case 'firstRunFinished':
      return changeSettings(settleSettings, now);
    case 'syncChosen':
      await (message.keep === null ? turnSyncOff() : turnSyncOn(message.keep, now));
      return tick(now);
    case 'syncCopyRemoved':
      return removeSyncCopy();
    case 'snoozed':
      await snooze(message.length, now);
      return tick(now);
    case 'notificationsChosen':
      return chooseNotifications(message.notifications, now);
    case 'zoneChanged':
      return tick(now);
    case 'meetingBegan':
      return changeStatus({ inMeetingUntil: now + meetingMs }, now);
    case 'meetingOver':
      return changeStatus({ inMeetingUntil: null }, now);
    case 'promptsResumed':
      return changeStatus({ snoozedUntil: null, resumedAt: now }, now);
    case 'stopRead':
      await writeItem(offerItem, { ...(await loadItem(offerItem, now)), isStopRead: true });
      return tick(now);
    case 'shortStaffed':
      return changeStatus({ shortStaffedOn: message.on }, now);
    case 'noteWanted':
      return writePanelTask({ purpose: 'note', nudgeId: message.nudgeId });
    case 'noteDrafted':
      return keepDraft({ ...message.draft, draftedAt: now }, now);
    case 'noteWritten':
      return keepNote(message, now);
    case 'noteChanged':
      return changeNote(message.id, message.text, now);
    case 'noteDropped':
      return dropEntry('notes', message.id);
    case 'planWritten':
      return keepEntry('plans', { ...message.plan, changedAt: now });
    case 'planTried':
      return tryPlan(message.id, message.on, message.isTried, now);
    case 'planFollowedUp':
      return followUpPlan(message.id, message.on, now);
    case 'planDropped':
      return dropEntry('plans', message.id);
    case 'planWanted':
      return writePanelTask({ purpose: 'plan', planId: message.id });
    case 'journalBroughtIn':
      // What is old already can be looked at, or kept, until the next day.
      await rememberClock(now);
      return changeChallenges(() => mergeJournal(message.entries), now);
    case 'packKept':
      await keepPack(message.pack, now);
      forgetNudges();
      return tick(now);
    case 'packDropped':
      await removePack(message.id, now);
      return tick(now);
    case 'permissionAsked':
    case 'permissionAnswered':
    case 'placeWithdrawn':
    case 'ownPlaceChanged':
    case 'ownPlaceRemoved':
    case 'siteLookedAt':
      return changePlaces(message, now);
    case 'policyPackTried':
      await notePackTried(message, now);
      return tick(now);
    case 'calendarChosen':
      await changeCalendar(message.calendar, now);
      // What the browser allowed for the calendar may have looked like a place that was chosen.
      return registerPlaces();
    case 'calendarWanted':
      return;
    case 'noticeRead':
      // Whatever the notice spoke of is aside by now, but for the draft, which no tick reads.
      await loadItem(draftItem, now);
      await noteLossRead();
      return writeItem(unreadableItem, unreadableItem.fallback);
    case 'newsRead':
      return writeItem(newsItem, newsItem.fallback);
    case 'everythingDeleted':
      return deleteEverything(now);
  }
}

/** Another number of days counts from tomorrow: until then a slip can be taken back. */
async function changeSettings(change: (before: Chosen, policy: Policy) => Chosen, now: number): Promise<void> {
  const { stored, choices, policy, settings: before } = await loadSettingsReading(now);
  const after = change({ settings: stored.value, choices }, policy);
  const { keepDays } = effectiveSettings(after.settings, after.choices, policy);
  if (keepDays !== before.keepDays) await rememberClock(now);
  await writeTogether([settingsItem, after.settings], [choicesItem, after.choices]);
  await planSync(now);
  await tick(now);
}

async function changeStatus(change: Partial<Status>, now: number): Promise<void> {
  const status = await loadItem(statusItem, now);
  await writeItem(statusItem, { ...status, ...change });
  await tick(now);
}
