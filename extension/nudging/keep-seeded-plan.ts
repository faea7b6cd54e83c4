import { textIn } from '#shared/schemas/locale.ts';
import { loadSettings } from '../policy/load-settings.ts';
import { keepEntry, keepStored } from '../storage/journal.ts';
import { Refused } from '../storage/refused.ts';
import { chosenLocale } from './chosen-locale.ts';
import { loadNudges } from './load-nudges.ts';

/**
 * Keeps the nudge's own first draft as a plan, so that one tap is enough; its owner may put it into other words in
 * the side panel. Returns the plan's id.
 */
export async function keepSeededPlan(nudgeId: string, now: number): Promise<string> {
  const nudges = await loadNudges();
  const nudge = nudges.find((candidate) => candidate.id === nudgeId);
  if (!nudge) throw new Error(`no nudge ${nudgeId} in this build`);
  const locale = chosenLocale(await loadSettings(now));
  const { planSeed } = textIn(nudge.locales, locale).text;
  const id = crypto.randomUUID();
  const plan = { id, ...planSeed, from: { kind: 'nudge' as const, id: nudgeId }, createdAt: now };
  try {
    await keepEntry('plans', plan);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // The journal is locked. These are Tend's words so far, not its owner's; they are sealed once it is unlocked.
    await keepStored('plans', plan);
  }
  return id;
}
