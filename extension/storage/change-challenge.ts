import type { ChallengeStage } from '#shared/schemas/framework.ts';
import type { Settings } from '#shared/schemas/settings.ts';
import { type ChallengeStep, stageOf, stateOf, withStep } from './challenge.ts';
import { settingsItem } from './items.ts';
import { dropEntry, keepEntry, keepStored, openStored } from './journal.ts';
import { loadItem } from './load-item.ts';
import { withJournal } from './open-journal.ts';
import { Refused } from './refused.ts';
import { writeItem } from './stored-item.ts';
import { type LockedEntries, parseStored, type WordEntries } from './word-entries.ts';

type StoredChallenge = WordEntries['challenges'] | LockedEntries['challenges'];

/*
 * The journal holds a challenge, with its words and its way. The settings hold what the choice of prompts needs of the
 * one that is on. Each of these is written within `oneAtATime`, through `changeChallenges`, which brings the two in line
 * afterwards; `now` in milliseconds since 1970.
 */

/** Begins a challenge. Throws `Refused` while another one is on, and while the journal is locked. */
export async function beginChallenge({ text, stage }: { text: string; stage: ChallengeStage }, now: number) {
  await refuseWhileOn();
  await keepEntry('challenges', {
    ...{ id: crypto.randomUUID(), text: text.trim(), outcome: '' },
    way: [{ stage, from: now }],
  });
}

/** Goes on, back, or takes it up again. Its words are not needed for it. Throws when it is gone. */
export async function moveChallenge(id: string, stage: ChallengeStage, now: number): Promise<void> {
  const challenge = await readChallenge(id);
  if (stateOf(challenge) !== 'on') await refuseWhileOn();
  const { endedAt, ...rest } = challenge;
  // Whoever takes up what was over had put it away until then.
  const way = endedAt === undefined ? rest.way : stepTo(challenge, 'away', endedAt);
  await keepStored('challenges', { ...rest, way: stepTo({ way }, stage, now) });
}

export async function putChallengeAway(id: string, now: number): Promise<void> {
  const challenge = await readChallenge(id);
  if (stateOf(challenge) === 'on') {
    await keepStored('challenges', { ...challenge, way: stepTo(challenge, 'away', now) });
  }
}

/** Its owner is done with it, and may say what changed. Throws `Refused` for words while the journal is locked. */
export async function endChallenge(id: string, outcome: string, now: number): Promise<void> {
  const challenge = await readChallenge(id);
  const ended = { ...challenge, endedAt: now };
  if (outcome.trim() === '') await keepStored('challenges', ended);
  else await keepEntry('challenges', { ...(await openStored('challenges', ended)), outcome: outcome.trim() });
}

/** Puts it into other words. Throws `Refused` while the journal is locked. */
export async function wordChallenge(id: string, words: { text: string; outcome: string }, now: number): Promise<void> {
  const challenge = await openStored('challenges', await readChallenge(id));
  await keepEntry('challenges', {
    ...challenge,
    ...{ text: words.text.trim(), outcome: words.outcome.trim(), changedAt: now },
  });
}

export async function dropChallenge(id: string, now: number): Promise<void> {
  const challenge = (await readChallenges()).find((other) => other.id === id);
  // First, since settings without a challenge of theirs would be taken for one that was never written down.
  if (challenge && stateOf(challenge) === 'on') await followChallenge(null, now);
  await dropEntry('challenges', id);
}

/**
 * Brings the settings in line with the journal, and sees to it that one challenge is on at most: after each change, an
 * import, or a worker that was stopped between the two. It may run at any time and twice.
 */
export async function alignChallenge(now: number): Promise<void> {
  const { challenge: followed } = await loadItem(settingsItem, now);
  const isFollowed = ({ way }: StoredChallenge) =>
    way.some(({ stage, from }) => stage === followed?.stage && from === followed.since);
  const all = await readChallenges();
  const on = all.filter((challenge) => stateOf(challenge) === 'on');
  const stays = on.find(isFollowed) ?? on.toSorted((a, b) => lastStep(b).from - lastStep(a).from)[0];
  for (const other of on) {
    if (other !== stays) await keepStored('challenges', { ...other, way: stepTo(other, 'away', now) });
  }
  if (stays) await followChallenge({ stage: stageOf(stays), since: lastStep(stays).from }, now);
  else if (followed && !all.some(isFollowed)) {
    // It was begun without a word, or its words have had their time.
    const way = [{ stage: followed.stage, from: followed.since }];
    await keepStored('challenges', { id: crypto.randomUUID(), text: '', outcome: '', way });
  } else await followChallenge(null, now);
}

async function followChallenge(challenge: Settings['challenge'], now: number): Promise<void> {
  const settings = await loadItem(settingsItem, now);
  const { challenge: before } = settings;
  if (before?.stage === challenge?.stage && before?.since === challenge?.since) return;
  await writeItem(settingsItem, { ...settings, challenge });
}

async function refuseWhileOn(): Promise<void> {
  if ((await readChallenges()).some((challenge) => stateOf(challenge) === 'on')) throw new Refused('challengeOn');
}

async function readChallenges(): Promise<StoredChallenge[]> {
  const stored = await withJournal((database) => database.getAll('challenges'));
  return stored.map((value) => parseStored('challenges', value)).filter((value) => value !== null);
}

async function readChallenge(id: string): Promise<StoredChallenge> {
  const challenge = (await readChallenges()).find((other) => other.id === id);
  if (!challenge) throw new Error('no such challenge');
  return challenge;
}

const lastStep = ({ way }: StoredChallenge): ChallengeStep => way.at(-1) ?? { stage: 'spot', from: 0 };

const stepTo = ({ way }: Pick<StoredChallenge, 'way'>, stage: ChallengeStep['stage'], now: number): ChallengeStep[] =>
  withStep(way, stage, now);
