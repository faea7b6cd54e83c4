import { emptyMemory, type SelectionMemory } from '#shared/schemas/selection-memory.ts';
import { recallHistory } from '#shared/selection/recall-history.ts';
import { historyItem, memoryItem } from '../storage/items.ts';
import { loadItem } from '../storage/load-item.ts';
import { logShown, readShown } from '../storage/shown-log.ts';
import { dropItem, readItem, writeItem } from '../storage/stored-item.ts';
import { loadLibrary } from './load-library.ts';

/** More than a year of two a day. */
const logAtMost = 800;

/** What the choice of a nudge remembers. Call within `oneAtATime`. */
export async function loadMemory(now: number): Promise<SelectionMemory> {
  if ((await readItem(historyItem)).state !== 'absent') await takeOverHistory(now);
  return loadItem(memoryItem, now, recallLog);
}

/** The log knows enough to go on where the memory could not be read: no prompt comes back too soon. */
async function recallLog(): Promise<SelectionMemory> {
  // Without either of the two prompts go on all the same, and one may come back sooner than it should.
  const shown = (await readShown(logAtMost).catch(() => [])).toReversed();
  return recallHistory(emptyMemory, { version: 1, shown }, await loadLibrary());
}

/**
 * Earlier versions kept one list of all that was shown, and chose from it. It goes into the log, for its owner, and
 * what the choice needs of it into the memory. Each step may be done twice: the list goes away only after the last.
 */
async function takeOverHistory(now: number): Promise<void> {
  const history = await loadItem(historyItem, now);
  if ((await readItem(memoryItem)).state === 'absent') {
    await writeItem(memoryItem, recallHistory(emptyMemory, history, await loadLibrary()));
  }
  try {
    await logShown(history.shown.map((shown) => ({ ...shown, because: null })));
    await dropItem(historyItem);
  } catch (error) {
    // The log may be out of space for now. The list stays where it is, and the next call tries again.
    console.error('Tend could not take over what was shown before:', error);
  }
}
