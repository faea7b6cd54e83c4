import type { Outcome } from '../messages/message.ts';
import type { PageWord } from './page-words.ts';

const words: Partial<Record<Extract<Outcome, { isDone: false }>['reason'], PageWord>> = {
  challengeOn: 'challengeOn',
  locked: 'lockedSaid',
  wrongPassphrase: 'lockWrong',
  hasPassphrase: 'lockThere',
  noticeOpen: 'lockNotice',
  journalShut: 'journalShut',
  journalNewer: 'journalNewer',
  journalStays: 'deleteJournalStays',
  someStays: 'deleteSomeStays',
};

/** What to say when the background did not do what was asked. */
export function refusalWord(reason: Extract<Outcome, { isDone: false }>['reason']): PageWord {
  return words[reason] ?? 'notSaved';
}
