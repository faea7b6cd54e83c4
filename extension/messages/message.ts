import * as z from 'zod/mini';
import { challengeStageSchema } from '#shared/schemas/framework.ts';
import { identifierSchema } from '#shared/schemas/identifier.ts';
import { localDateSchema } from '#shared/schemas/local-time.ts';
import { planSchema } from '#shared/schemas/plan.ts';
import { settingsSchema } from '#shared/schemas/settings.ts';
import { calendarAddressSchema } from '../storage/calendar-address.ts';
import { challengeSchema } from '../storage/challenge.ts';
import { notificationChoiceSchema } from '../notifications/notifications-item.ts';
import { placeMessages } from '../own-places/place-message.ts';
import { draftSchema } from '../storage/draft.ts';
import { keptPackSchema } from '../storage/kept-pack.ts';
import { packTriedSchema } from '../storage/policy-packs.ts';
import { noteSchema } from '../storage/note.ts';
import { newPassphraseSchema, passphraseSchema } from '../storage/passphrase.ts';
import type { Refusal } from '../storage/refused.ts';
import { lockAfterSchema } from '../storage/seal-record.ts';
import { loggedShowSchema } from '../storage/shown-log.ts';
import { webMessages } from './web-message.ts';

/**
 * Everything that one part of the extension tells the background, as facts that have happened. The background imports it
 * when a page of ours first says something (docs/decisions/0011).
 */
export const messageSchema = z.discriminatedUnion('type', [
  ...webMessages,
  z.strictObject({ type: z.literal('nudgeOpened'), nudgeId: identifierSchema }),
  z.strictObject({ type: z.literal('settingsChosen'), settings: z.partial(settingsSchema) }),
  z.strictObject({ type: z.literal('firstRunFinished') }),
  /** Which settings to begin with, those of the account or those of this browser; null to end it. */
  z.strictObject({ type: z.literal('syncChosen'), keep: z.nullable(z.enum(['account', 'here'])) }),
  z.strictObject({ type: z.literal('syncCopyRemoved') }),
  z.strictObject({ type: z.literal('snoozed'), length: z.enum(['hour', 'meeting', 'tomorrow', 'week']) }),
  z.strictObject({
    type: z.literal('notificationsChosen'),
    notifications: notificationChoiceSchema,
  }),
  z.strictObject({ type: z.literal('zoneChanged') }),
  z.strictObject({ type: z.literal('meetingBegan') }),
  z.strictObject({ type: z.literal('meetingOver') }),
  z.strictObject({ type: z.literal('promptsResumed') }),
  z.strictObject({ type: z.literal('stopRead') }),
  z.strictObject({ type: z.literal('shortStaffed'), on: z.nullable(localDateSchema) }),
  z.strictObject({ type: z.literal('noteWanted'), nudgeId: z.nullable(identifierSchema) }),
  z.strictObject({ type: z.literal('noteDrafted'), draft: draftSchema }),
  z.strictObject({
    type: z.literal('noteWritten'),
    text: noteSchema.shape.text,
    nudgeId: z.nullable(identifierSchema),
  }),
  z.strictObject({
    type: z.literal('noteChanged'),
    id: noteSchema.shape.id,
    text: noteSchema.shape.text,
  }),
  z.strictObject({ type: z.literal('noteDropped'), id: noteSchema.shape.id }),
  z.strictObject({ type: z.literal('planWritten'), plan: planSchema }),
  z.strictObject({
    type: z.literal('planTried'),
    id: planSchema.shape.id,
    on: localDateSchema,
    isTried: z.boolean(),
  }),
  z.strictObject({ type: z.literal('planFollowedUp'), id: planSchema.shape.id, on: localDateSchema }),
  z.strictObject({ type: z.literal('planDropped'), id: planSchema.shape.id }),
  z.strictObject({ type: z.literal('planWanted'), id: planSchema.shape.id }),
  /** Refused with `challengeOn` while another one is on. */
  z.strictObject({
    type: z.literal('challengeBegan'),
    text: challengeSchema.shape.text,
    stage: challengeStageSchema,
  }),
  /** On, back, or taken up again; the last is refused with `challengeOn` while another one is on. */
  z.strictObject({ type: z.literal('challengeMoved'), id: challengeSchema.shape.id, stage: challengeStageSchema }),
  z.strictObject({ type: z.literal('challengePutAway'), id: challengeSchema.shape.id }),
  z.strictObject({
    type: z.literal('challengeEnded'),
    id: challengeSchema.shape.id,
    outcome: challengeSchema.shape.outcome,
  }),
  z.strictObject({
    type: z.literal('challengeWorded'),
    id: challengeSchema.shape.id,
    text: challengeSchema.shape.text,
    outcome: challengeSchema.shape.outcome,
  }),
  z.strictObject({ type: z.literal('challengeDropped'), id: challengeSchema.shape.id }),
  z.strictObject({ type: z.literal('passphraseChosen'), passphrase: newPassphraseSchema }),
  z.strictObject({ type: z.literal('passphraseGiven'), passphrase: passphraseSchema }),
  z.strictObject({ type: z.literal('passphraseChanged'), passphrase: passphraseSchema, next: newPassphraseSchema }),
  z.strictObject({ type: z.literal('passphraseGivenUp'), passphrase: passphraseSchema }),
  z.strictObject({ type: z.literal('passphraseForgotten') }),
  z.strictObject({ type: z.literal('lockWanted') }),
  z.strictObject({ type: z.literal('lockAfterChosen'), lockAfter: lockAfterSchema }),
  z.strictObject({ type: z.literal('journalUsed') }),
  z.strictObject({
    type: z.literal('journalBroughtIn'),
    entries: z.strictObject({
      notes: z.array(noteSchema),
      plans: z.array(planSchema),
      challenges: z._default(z.array(challengeSchema), []),
      shown: z.array(loggedShowSchema),
    }),
  }),
  z.strictObject({ type: z.literal('packKept'), pack: keptPackSchema }),
  z.strictObject({ type: z.literal('packDropped'), id: keptPackSchema.shape.id }),
  z.strictObject({ type: z.literal('policyPackTried'), ...packTriedSchema.shape }),
  z.strictObject({ type: z.literal('calendarChosen'), calendar: calendarAddressSchema }),
  z.strictObject({ type: z.literal('calendarWanted') }),
  ...placeMessages,
  z.strictObject({ type: z.literal('noticeRead') }),
  z.strictObject({ type: z.literal('newsRead') }),
  z.strictObject({ type: z.literal('everythingDeleted') }),
]);
export type Message = z.infer<typeof messageSchema>;
export type MessageType = Message['type'];

/** What a page of ours is told about its message: it waits for this before it says "kept". */
export type Outcome = { isDone: true } | { isDone: false; reason: 'refused' | 'storeFailed' | Refusal };
