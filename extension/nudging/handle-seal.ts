import type { Message } from '../messages/message.ts';
import {
  chooseLockAfter,
  choosePassphrase,
  changePassphrase,
  forgetSealed,
  lockJournal,
  openForGood,
  unlockJournal,
} from '../storage/seal-journal.ts';
import { mindLock, noteUse } from './mind-lock.ts';

const types = [
  'passphraseChosen',
  'passphraseGiven',
  'passphraseChanged',
  'passphraseGivenUp',
  'passphraseForgotten',
  'lockWanted',
  'lockAfterChosen',
  'journalUsed',
] as const;
type SealMessage = Extract<Message, { type: (typeof types)[number] }>;

export function isOfSeal(message: Message): message is SealMessage {
  return types.some((type) => type === message.type);
}

/** Does what a message asks for about the journal's passphrase. Throws `Refused`. Within `oneAtATime`. */
export async function handleSeal(message: SealMessage, now: number): Promise<void> {
  await change(message, now);
  await mindLock(now);
}

async function change(message: SealMessage, now: number): Promise<void> {
  switch (message.type) {
    case 'passphraseChosen':
      return choosePassphrase(message.passphrase, now);
    case 'passphraseGiven':
      return unlockJournal(message.passphrase, now);
    case 'passphraseChanged':
      return changePassphrase(message.passphrase, message.next);
    case 'passphraseGivenUp':
      return openForGood(message.passphrase, now);
    case 'passphraseForgotten':
      return forgetSealed();
    case 'lockWanted':
      return lockJournal();
    case 'lockAfterChosen':
      return chooseLockAfter(message.lockAfter, now);
    case 'journalUsed':
      return noteUse(now);
  }
}
