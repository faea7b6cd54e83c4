import type { Message } from '../messages/message.ts';
import {
  beginChallenge,
  dropChallenge,
  endChallenge,
  moveChallenge,
  putChallengeAway,
  wordChallenge,
} from '../storage/change-challenge.ts';
import { changeChallenges } from '../storage/unsure-challenge.ts';
import { tick } from './tick.ts';

const types = [
  'challengeBegan',
  'challengeMoved',
  'challengePutAway',
  'challengeEnded',
  'challengeWorded',
  'challengeDropped',
] as const;
type ChallengeMessage = Extract<Message, { type: (typeof types)[number] }>;

export function isOfChallenge(message: Message): message is ChallengeMessage {
  return types.some((type) => type === message.type);
}

/** Does what a message asks for about a challenge. Throws `Refused` as the message says. Within `oneAtATime`. */
export async function handleChallenge(message: ChallengeMessage, now: number): Promise<void> {
  await changeChallenges(() => change(message, now), now);
  await tick(now);
}

async function change(message: ChallengeMessage, now: number): Promise<void> {
  switch (message.type) {
    case 'challengeBegan':
      return beginChallenge(message, now);
    case 'challengeMoved':
      return moveChallenge(message.id, message.stage, now);
    case 'challengePutAway':
      return putChallengeAway(message.id, now);
    case 'challengeEnded':
      return endChallenge(message.id, message.outcome, now);
    case 'challengeWorded':
      return wordChallenge(message.id, message, now);
    case 'challengeDropped':
      return dropChallenge(message.id, now);
  }
}
